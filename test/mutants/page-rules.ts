/** Deliberate breakages of how pages follow each other: in a walk, in a cache, in a document, in the mock. */
import type { Mutant } from "./mutant.ts";

/** The mutants. */
export const pageMutants: readonly Mutant[] = [
  {
    rule: "a page that repeats ends the walk in an error",
    file: "pages/pages.ts",
    from: "if (start !== undefined && seen.has(start)) throw repeatedPage(operation);",
    to: "",
  },
  {
    rule: "the caller's own cursor is a page that was there",
    file: "pages/pages.ts",
    from: "new Set<unknown>([startIn(rule, request)])",
    to: "new Set<unknown>()",
  },
  {
    rule: "an abort ends a walk inside a page",
    file: "pages/pages.ts",
    from: "if (request.signal?.aborted) throw reasonOf(request.signal);",
    to: "",
  },
  {
    rule: "a page keeps what the caller has given",
    file: "pages/page.ts",
    from: "query: { ...params?.query, [name]: value }",
    to: "query: { [name]: value }",
    by: "pages/pages",
  },
  {
    rule: "what says that there is no more ends the walk",
    file: "pages/page.ts",
    from: "if (rule.more !== undefined && !valueAtPointer(data, rule.more)) return undefined;",
    to: "",
    by: "pages/pages",
  },
  {
    rule: "an empty page ends what is counted",
    file: "pages/page.ts",
    from: "if (had === 0) return undefined;",
    to: "",
    by: "pages/pages",
  },
  {
    rule: "a cursor is taken out of a link",
    file: "pages/page.ts",
    from: 'name === "" ? null : new URLSearchParams(query).get(name)',
    to: "null",
    by: "pages/pages",
  },
  {
    rule: "a link is followed on the client's own origin only",
    file: "pages/page-link.ts",
    from: "if (origin === own) return pathname + search;",
    to: "if (origin !== own) return link; return pathname + search;",
    by: "pages/pages",
  },
  {
    rule: "a link is followed where its path leads",
    file: "pages/page-link.ts",
    from: "path: () => path, ",
    to: "",
    by: "pages/pages",
  },
  {
    rule: "only the first rel of a link counts",
    file: "pages/link-header.ts",
    from: "if (!parameters.has(name)) parameters",
    to: "parameters",
  },
  {
    rule: "a link about something else is none of ours",
    file: "pages/link-header.ts",
    from: ' && !parameters.has("anchor")',
    to: "",
  },
  {
    rule: "an infinite query is another one than the plain query",
    file: "query/infinite-query-options.ts",
    from: "{ ...parts, pages: true }",
    to: "{ ...parts }",
  },
  {
    rule: "a cached list that leads back to an earlier page ends",
    file: "query/infinite-query-options.ts",
    from: "starts.includes(next) ? null : next",
    to: "next",
  },
  {
    rule: "a pointer of pages leads somewhere",
    file: "cli/src/model/pages/check-page-rule.ts",
    from: "if (found.length === 0)",
    to: "if (false)",
  },
  {
    rule: "items are a list",
    file: "cli/src/model/pages/check-page-rule.ts",
    from: 'check(["items"], items, ["array"], "list");',
    to: 'check(["items"], items, [], "list");',
  },
  {
    rule: "a page number that may be zero says where it begins",
    file: "cli/src/model/pages/check-page-rule.ts",
    from: 'numberAt(part, "minimum") === 0',
    to: 'numberAt(part, "minimum") === -1',
  },
  {
    rule: "a key that nobody knows is told",
    file: "cli/src/model/pages/page-block.ts",
    from: "if (unknown === undefined) return;",
    to: "return;",
  },
  {
    rule: "pages of an operation that does not exist are told",
    file: "cli/src/model/pages/resolve-pages.ts",
    from: "operations.find(({ name }) => name === key);",
    to: "operations[0];",
  },
  {
    rule: "items of another type are breaking",
    file: "cli/src/diff/operations/compare-pages.ts",
    from: "!isReadable(schemas, itemOf(before, one), itemOf(now, other))",
    to: "false",
  },
  {
    rule: "the mock's lists end",
    file: "cli/src/mock/answers/turn-page.ts",
    from: "if (page >= PAGES) return withoutNext(turn, value, place);",
    to: "if (page > 5) return withoutNext(turn, value, place);",
  },
];
