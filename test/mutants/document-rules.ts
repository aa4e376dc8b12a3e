import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that documents are read from public addresses, and references led to what they mean. */
export const documentRules: readonly Mutant[] = [
  {
    rule: "only unicast addresses are public",
    file: "cli/src/document/sources/fetch-text.ts",
    from: 'return ipaddr.process(address).range() === "unicast";',
    to: 'return ipaddr.process(address).range() !== "private";',
  },
  {
    rule: "a key's tilde is escaped before its slash",
    file: "cli/src/document/pointer.ts",
    from: 'key.replaceAll("~", "~0").replaceAll("/", "~1")',
    to: 'key.replaceAll("/", "~1").replaceAll("~", "~0")',
  },
];
