import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that what is written is correct, safe and the same each time. */
export const generateRules: readonly Mutant[] = [
  {
    rule: "__proto__ is written as a computed key",
    file: "cli/src/generate/text/quote.ts",
    from: 'if (key === "__proto__") return \'["__proto__"]\';',
    to: "",
  },
];
