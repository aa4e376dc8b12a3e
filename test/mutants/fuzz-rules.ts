import type { Mutant } from "./mutant.ts";

const by = "fuzz/attempt";

/** Breaches that the fuzzer has to find by itself, without a test that knows of the rule. */
export const fuzzRules: readonly Mutant[] = [
  {
    rule: "fuzzed: no text ends its literal",
    file: "cli/src/generate/text/quote.ts",
    from: "return escapeUnseen(JSON.stringify(text));",
    to: 'return escapeUnseen(`"${text}"`);',
    by,
  },
  {
    rule: "fuzzed: no text ends its comment",
    file: "cli/src/generate/text/doc-comment.ts",
    from: '.replaceAll("*/", "*\\\\/")',
    to: "",
    by,
  },
  {
    rule: "fuzzed: nothing unseen is in a file",
    file: "cli/src/generate/text/escape.ts",
    from: ".replace(unseen, escapeCode)",
    to: "",
    by,
  },
  {
    rule: "fuzzed: no half of a character is in a file",
    file: "cli/src/generate/text/escape.ts",
    from: ".replace(loneSurrogate, escapeCode)",
    to: "",
    by,
  },
  {
    rule: "fuzzed: no text is a source map's comment",
    file: "cli/src/generate/text/escape.ts",
    from: '.replace(sourceMap, "\\\\u0055RL")',
    to: "",
    by,
  },
  {
    rule: "fuzzed: no element gets into the page",
    file: "cli/src/inspect/page/html.ts",
    from: "return escapeMarkup(String(hole));",
    to: "return String(hole);",
    by,
  },
  {
    rule: "fuzzed: a fault is told in one line",
    file: "cli/src/document/spec-error.ts",
    from: 'return text.replaceAll(/[\\s\\u0085]+/g, (space) => (/[\\n\\r\\u0085\\u2028\\u2029]/.test(space) ? " " : space));',
    to: "return text;",
    by,
  },
  {
    rule: "fuzzed: a keyword of a wrong type brings nothing down",
    file: "cli/src/generate/types/mend-keyword.ts",
    from: 'return typeof schema === "boolean" || isObject(schema) ? schema : {};',
    to: "return schema;",
    by,
  },
];
