import { expect, test } from "vitest";
import { askMissing, type Prompts } from "../../../cli/src/init/ask.ts";

/** Takes what is suggested, and keeps the questions. */
function takeSuggestions(): { prompts: Prompts; asked: string[] } {
  const asked: string[] = [];
  const prompts: Prompts = {
    async text({ message, initial }) {
      asked.push(message);
      return initial;
    },
    async choose({ message, options: [first = ""] }) {
      asked.push(message);
      return first;
    },
  };
  return { prompts, asked };
}

test("everything that was not told is asked for, with something to suggest", async () => {
  const { prompts, asked } = takeSuggestions();
  const answers = await askMissing({ spec: undefined, dir: undefined, name: undefined, license: undefined }, prompts);
  expect(answers).toEqual({ spec: "openapi.yaml", dir: "my-sdk", name: "my-sdk", license: "UNLICENSED" });
  expect(asked).toHaveLength(4);
});

test("what was told is not asked for", async () => {
  const { prompts, asked } = takeSuggestions();
  const answers = await askMissing({ spec: "a.yaml", dir: "libs/Notes SDK", name: undefined, license: "MIT" }, prompts);
  expect(answers).toEqual({ spec: "a.yaml", dir: "libs/Notes SDK", name: "notes-sdk", license: "MIT" });
  expect(asked).toEqual(["What is the package called?"]);
});

test("a name that npm would refuse is refused while it is typed", async () => {
  const problems: (string | undefined)[] = [];
  const { prompts } = takeSuggestions();
  const text: Prompts["text"] = async ({ initial, problem }) => {
    problems.push(problem("A B"), problem("acme"));
    return initial;
  };
  await askMissing({ spec: "a", dir: "b", name: undefined, license: "MIT" }, { ...prompts, text });
  expect(problems).toEqual(["name can only contain URL-friendly characters", undefined]);
});
