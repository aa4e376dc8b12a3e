import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that documents are read from public addresses, and references led to what they mean. */
export const documentRules: readonly Mutant[] = [
  {
    rule: "only unicast addresses are public",
    file: "cli/src/document/sources/fetch-text.ts",
    from: 'return ip.range() === "unicast";',
    to: 'return ip.range() !== "private";',
  },
  {
    rule: "an IPv4 address inside an IPv6 one is not public",
    file: "cli/src/document/sources/fetch-text.ts",
    from: 'if (ip.kind() === "ipv6" && ip.match(ipv4Compatible)) return false;',
    to: 'if (ip.kind() === "ipv6" && ip.match(ipv4Compatible)) return true;',
  },
  {
    rule: "references start from where redirects have led",
    file: "cli/src/document/sources/fetch-text.ts",
    from: "address: withoutFragment(current)",
    to: "address: withoutFragment(url)",
    by: "cli/document/load-document",
  },
  {
    rule: "a reference with white space around it is none",
    file: "cli/src/document/references/reference-target.ts",
    from: "!/^\\s|\\s$|\\p{Cc}/u.test(address)",
    to: "true",
    by: "cli/document/load-document",
  },
  {
    rule: "a chain of references ends in a value",
    file: "cli/src/document/references/check-references.ts",
    from: "if (hasEnd(root, ref, ends)) return undefined;",
    to: "return undefined;",
  },
  {
    rule: "a key's tilde is escaped before its slash",
    file: "operation/json-pointer.ts",
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
