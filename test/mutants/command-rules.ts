import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that what the command reports, and how it ends. */
export const commandRules: readonly Mutant[] = [
  {
    rule: "no progress is shown in a pipe",
    file: "cli/src/commands/show-progress.ts",
    from: "!stream.isTTY || ",
    to: "",
  },
  {
    rule: "the cache keeps what was read, not what stands there afterwards",
    file: "cli/src/commands/last-run.ts",
    from: "const inputs = hashTexts(sources.map(({ text }) => text));",
    to: "const inputs = (await hashFiles(files)) ?? hashTexts(sources.map(({ text }) => text));",
  },
];
