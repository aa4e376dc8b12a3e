import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that what is shown hides nothing. */
export const inspectRules: readonly Mutant[] = [
  {
    rule: "a number of 64 bits is found behind references",
    file: "cli/src/inspect/number-warnings.ts",
    from: "for (const user of users.get(name) ?? []) found.add(user);",
    to: "for (const user of users.get(name) ?? []) found.has(user);",
  },
  {
    rule: "what cannot be seen is shown by its escape",
    file: "cli/src/inspect/visible.ts",
    from: "text.replace(unseen, escapeCode)",
    to: "text",
  },
  {
    rule: "an operation that says nothing is told",
    file: "cli/src/inspect/operation-warnings.ts",
    from: "if (unstated.length === 0) return [];",
    to: "return [];",
  },
  {
    rule: "a document without security is a danger",
    file: "cli/src/inspect/operation-warnings.ts",
    from: "if (unstated.length === operations.length) return [noSecurity];",
    to: "",
  },
  {
    rule: "a sign-in is known by its name",
    file: "cli/src/inspect/operation-warnings.ts",
    from: "log-?in|",
    to: "",
  },
  {
    rule: "a sign-in that takes no token is fine",
    file: "cli/src/inspect/operation-warnings.ts",
    from: 'access === "locked" && ',
    to: "",
  },
  {
    rule: "a bearer token in disguise is told",
    file: "cli/src/inspect/scheme-warnings.ts",
    from: 'data["name"]?.toLowerCase() === "authorization"',
    to: 'data["name"] === "Authorization"',
  },
  {
    rule: "a scope that no flow declares is told",
    file: "cli/src/inspect/scheme-warnings.ts",
    from: "if (!declared.has(scope))",
    to: "if (declared.has(scope))",
  },
  {
    rule: "flows that declare nothing tell nothing",
    file: "cli/src/inspect/scheme-warnings.ts",
    from: "if (flows.length === 0) return [];",
    to: "",
  },
  {
    rule: "operations are counted by their access",
    file: "cli/src/inspect/inspection.ts",
    from: "counts[access] += 1",
    to: "counts.locked += 1",
  },
  {
    rule: "a bearer token is said to be one",
    file: "cli/src/inspect/describe-scheme.ts",
    from: 'data["scheme"] === "bearer" ? "bearer token" : ',
    to: "",
  },
  {
    rule: "a path's column is at most half of the line",
    file: "cli/src/inspect/terminal/print-operations.ts",
    from: "Math.min(longest, Math.floor(width / 2) - method)",
    to: "longest",
  },
  {
    rule: "a tag's description stays on its line",
    file: "cli/src/inspect/terminal/print-operations.ts",
    from: "more === undefined ? line : `${line}…`",
    to: '[line, more].join(" ")',
  },
  {
    rule: "colours stay away from a pipe",
    file: "cli/src/inspect/terminal/paint.ts",
    from: "colors ? styleText(style, text, { validateStream: false }) : text",
    to: "styleText(style, text, { validateStream: false })",
  },
  {
    rule: "a backtick that is never closed is a character",
    file: "cli/src/inspect/page/with-code.ts",
    from: "if (index % 2 === 0) return",
    to: "if (index % 2 === 0 && index < 0) return",
  },
  {
    rule: "the filters wait for a script",
    file: "cli/src/inspect/page/emit-filters.ts",
    from: ' hidden>\n<label class="search">',
    to: '>\n<label class="search">',
  },
  {
    rule: "the parts of the bar have a gap",
    file: "cli/src/inspect/page/emit-header.ts",
    from: "x + width < 999 ? 3 : 0",
    to: "0",
  },
  {
    rule: "an undefined scheme looks like one",
    file: "cli/src/inspect/page/emit-schemes.ts",
    from: 'definedBy === "nobody" ? "undefined" : ""',
    to: '""',
  },
  {
    rule: "plain http has a badge",
    file: "cli/src/inspect/page/emit-origins.ts",
    from: '${isPlain && html`<span class="badge danger">not encrypted</span> `}',
    to: "",
  },
  {
    rule: "the fifth warning is one step away",
    file: "cli/src/inspect/page/emit-warnings.ts",
    from: "items.slice(0, shown)",
    to: "items",
  },
  {
    rule: "an optional call may carry nothing",
    file: "cli/src/inspect/page/emit-details.ts",
    from: 'access === "optional" && html`<li>or nothing',
    to: 'access === "locked" && html`<li>or nothing',
  },
  {
    rule: "a note has no sign on its row",
    file: "cli/src/inspect/page/emit-operations.ts",
    from: 'levels.has("caution") ? "caution" : undefined',
    to: '"caution"',
  },
  {
    rule: "an operation's warnings are found by its route",
    file: "cli/src/inspect/page/page-context.ts",
    from: "warningsOf: ({ route }) => warnings.get(route) ?? []",
    to: "warningsOf: () => []",
  },
];
