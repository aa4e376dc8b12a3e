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
  {
    rule: "a document has a limited depth, in its data too",
    file: "cli/src/document/parse-document.ts",
    from: "if (deep !== undefined) throw tooDeep(placeIn(source, deep));",
    to: "if (deep === 0) throw tooDeep(placeIn(source, deep));",
  },
  {
    rule: "a YAML text's depth is measured before its values are made",
    file: "cli/src/document/parse-document.ts",
    from: "if (deepPlace !== undefined) throw tooDeep(place(deepPlace));",
    to: "if (deepPlace === 0) throw tooDeep(place(deepPlace));",
  },
  {
    rule: "an alias does not stand inside the value that it stands for",
    file: "cli/src/document/parse-document.ts",
    from: "hasAlias ? endlessAliasIn(document) : undefined",
    to: "hasAlias ? undefined : endlessAliasIn(document)",
  },
  {
    rule: "what aliases stand for counts as depth",
    file: "cli/src/document/parse-document.ts",
    from: "if (hasAlias && isTooDeep(root)) throw tooDeep(place(0));",
    to: "if (!hasAlias && isTooDeep(root)) throw tooDeep(place(0));",
  },
];
