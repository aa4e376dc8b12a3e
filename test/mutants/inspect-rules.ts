import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that what is shown hides nothing. */
export const inspectRules: readonly Mutant[] = [
  {
    rule: "what cannot be seen is shown by its escape",
    file: "cli/src/inspect/visible.ts",
    from: "text.replace(unseen, escapeCode)",
    to: "text",
  },
];
