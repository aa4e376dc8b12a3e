import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that a document's operations are named and understood. */
export const modelRules: readonly Mutant[] = [
  {
    rule: "a device's name of Windows is no file",
    file: "cli/src/model/names/name-files.ts",
    from: "devices.test(name) ? `${name}-tag` : name",
    to: "name",
  },
];
