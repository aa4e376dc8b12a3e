import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src/diff` of the rules by which two documents are compared. */
export const diffRules: readonly Mutant[] = [
  {
    rule: "a circle of schemas is compared once",
    file: "cli/src/diff/schemas/compare-schemas.ts",
    from: "if (seen.has(pair)) continue;",
    to: "if (seen.has(pair)) break;",
  },
  {
    rule: "a reference is what it refers to",
    file: "cli/src/diff/schemas/place.ts",
    from: "if (target !== undefined) open.push(target);",
    to: "",
  },
  {
    rule: "what leads to a change by references is not the same",
    file: "cli/src/diff/schemas/sameness.ts",
    from: "for (const ref of changed) for (const user of users.get(ref) ?? []) changed.add(user);",
    to: "",
  },
  {
    rule: "a limit may be wider",
    file: "cli/src/diff/schemas/limits.ts",
    from: "return Number(is) < Number(was);",
    to: "return true;",
  },
  {
    rule: "alternatives have no order",
    file: "cli/src/diff/schemas/match-objects.ts",
    from: "pairBy((one, other) => one.name !== undefined && one.name === other.name);",
    to: "",
  },
  {
    rule: "read-only properties are not sent",
    file: "cli/src/diff/schemas/object-form.ts",
    from: "if (places.some(({ value }) => isHidden(root, value, view))) continue;",
    to: "",
  },
  {
    rule: "an operation is known by its function's name first",
    file: "cli/src/diff/operations/match-operations.ts",
    from: "pairBy(({ model }) => model.name);",
    to: "",
  },
  {
    rule: "an operation is compared where only what it refers to has changed",
    file: "cli/src/diff/operations/compare-operation.ts",
    from: "schemas.isSame(one.listed.value, other.listed.value)",
    to: "JSON.stringify(one.listed.value) === JSON.stringify(other.listed.value)",
  },
  {
    rule: "another order of alternatives is told",
    file: "cli/src/diff/access/compare-security.ts",
    from: "...compareOrder(was, is, told),",
    to: "",
  },
  {
    rule: "a scope that is added is told",
    file: "cli/src/diff/access/compare-security.ts",
    from: "const added = scopes.filter((scope) => !before.includes(scope));",
    to: "const added: string[] = [];",
  },
  {
    rule: "a new origin that sees secrets is told",
    file: "cli/src/diff/access/compare-schemes.ts",
    from: "origin === originOf(old) ? ",
    to: "origin !== originOf(old) ? ",
  },
  {
    rule: "what the compiler does not see comes first",
    file: "cli/src/diff/report/order-changes.ts",
    from: "isSilent(change) ? 0 : 10",
    to: "isSilent(change) ? 10 : 0",
  },
  {
    rule: "a document makes no element in Markdown",
    file: "cli/src/diff/report/markdown-text.ts",
    from: "/[&<>",
    to: "/[&",
  },
  {
    rule: "a document mentions nobody in Markdown",
    file: "cli/src/diff/report/markdown-text.ts",
    from: '.replaceAll("@", "@&#8203;")',
    to: "",
  },
  {
    rule: "a revision is no option of git",
    file: "cli/src/document/sources/git-source.ts",
    from: 'if (revision.startsWith("-"))',
    to: 'if (revision === "-")',
  },
  {
    rule: "what a commit's document refers to stays in its folder",
    file: "cli/src/document/references/load-references.ts",
    from: '!url.href.startsWith(new URL(".", root).href)',
    to: "false",
    by: "cli/document/sources/git-source",
  },
  {
    rule: "two different APIs are refused",
    file: "cli/src/diff/diff.ts",
    from: "assertRelated(before.operations.length, now.operations.length, changes);",
    to: "",
  },
  {
    rule: "a breaking change exits 1",
    file: "cli/src/commands/diff.ts",
    from: 'if (found.step === "major") process.exitCode = 1;',
    to: "",
  },
  {
    rule: "a change of an idempotency key is told",
    file: "cli/src/diff/operations/compare-operation.ts",
    from: "    ...compareIdempotencyKey(pair),\n",
    to: "",
  },
];
