import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that what the command reports, and how it ends. */
export const commandRules: readonly Mutant[] = [
  {
    rule: "no progress is shown in a pipe",
    file: "cli/src/commands/show-progress.ts",
    from: "!stream.isTTY || ",
    to: "",
  },
];
