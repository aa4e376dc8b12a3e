import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that a new package is whole, harmless, and checked like what is generated. */
export const initRules: readonly Mutant[] = [
  {
    rule: "a package goes into a folder that has nothing",
    file: "cli/src/init/stage-package.ts",
    from: "if (first === undefined) return;",
    to: "if (first !== '') return;",
  },
  {
    rule: "a package that fails on the way leaves nothing",
    file: "cli/src/init/stage-package.ts",
    from: "if (staging !== undefined) await rm(staging, { recursive: true, force: true });",
    to: "",
  },
  {
    rule: "an address of a package has nothing secret",
    file: "cli/src/init/place-document.ts",
    from: "withoutSecrets(root.named);",
    to: "root.named.href;",
  },
  {
    rule: "a name that npm refuses is refused",
    file: "cli/src/init/names.ts",
    from: "if (problem === undefined) return;",
    to: "if (problem !== '') return;",
  },
  {
    rule: "line ends change no lock",
    file: "cli/src/generate/beside/emit-lock.ts",
    from: 'text.replaceAll("\\r\\n", "\\n")',
    to: "text",
  },
  {
    rule: "a document's prose is no HTML",
    file: "cli/src/generate/text/markdown.ts",
    from: "[\\\\`*[\\]<>|~]",
    to: "[\\\\`*[\\]|~]",
  },
  {
    rule: "a file that somebody else wrote is not replaced by one of a package",
    file: "cli/src/generate/output/beside-folder.ts",
    from: "present !== undefined && !isGenerated(present)",
    to: "false",
  },
  {
    rule: "the check looks at the files of a package",
    file: "cli/src/generate/generate.ts",
    by: "cli/init/init-package",
    from: "joinComparisons(options.out, comparison, besides)",
    to: "comparison",
  },
  {
    rule: "a workflow pins its actions",
    file: "cli/src/init/emit/workflows.ts",
    from: "actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0",
    to: "actions/setup-node@v7",
  },
];
