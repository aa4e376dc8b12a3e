/** Asks a person in a terminal for what the command was not told. */
import { basename } from "node:path";
import { packageNameProblem, suggestName } from "./names.ts";

/** What can be asked. An answer that is there already is not asked for. */
export interface Answers {
  readonly spec: string | undefined;
  readonly dir: string | undefined;
  readonly name: string | undefined;
  readonly license: string | undefined;
}

/** The questions of a prompt library, as far as they are asked: what a test can play. */
export interface Prompts {
  text(question: {
    message: string;
    initial: string;
    problem: (answer: string) => string | undefined;
  }): Promise<string>;
  choose(question: { message: string; options: readonly string[] }): Promise<string>;
}

/** Asks, one question after the other. */
export async function askMissing(known: Answers, prompts: Prompts): Promise<{ [Key in keyof Answers]: string }> {
  const spec =
    known.spec ??
    (await prompts.text({
      message: "Where is the OpenAPI document? A file or an address",
      initial: "openapi.yaml",
      problem: isEmpty,
    }));
  const suggested = known.dir === undefined ? "my-sdk" : suggestName(basename(known.dir));
  const name =
    known.name ??
    (await prompts.text({ message: "What is the package called?", initial: suggested, problem: packageNameProblem }));
  const dir =
    known.dir ??
    (await prompts.text({ message: "Which folder does it go into?", initial: suggestName(name), problem: isEmpty }));
  const license =
    known.license ??
    (await prompts.choose({ message: "Under which licence?", options: ["UNLICENSED", "MIT", "Apache-2.0"] }));
  return { spec, dir, name, license };
}

function isEmpty(answer: string): string | undefined {
  return answer.trim() === "" ? "Something has to stand here" : undefined;
}
