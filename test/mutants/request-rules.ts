/** "Values on the wire": how a call's parameters and its body are written. */
import type { Mutant } from "./mutant.ts";

/** The breaches of how values are written, and which are refused. */
export const requestRules: readonly Mutant[] = [
  {
    rule: "a list inside an exploded object repeats its name",
    file: "request/style.ts",
    from: "if (!Array.isArray(value)) return deepPairs(key, value, encode);",
    to: "return deepPairs(key, value, encode);",
  },
  {
    rule: "an object inside another goes on in brackets",
    file: "request/style.ts",
    from: "if (!Array.isArray(value)) return deepPairs(key, value, encode);",
    to: "if (!Array.isArray(value)) throw new UnwritableValue(NESTED);",
  },
  {
    rule: "no path and no cookie has brackets",
    file: "request/style.ts",
    from: 'if (style === "matrix" || between !== undefined) throw',
    to: "if (style === undefined && between === undefined) throw",
  },
  {
    rule: "a value that stands in itself is refused",
    file: "request/style.ts",
    from: "if (depth === DEEPEST) throw",
    to: "if (depth > 1e9) throw",
  },
];
