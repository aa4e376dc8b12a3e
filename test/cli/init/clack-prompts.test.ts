import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createPrompts } from "../../../cli/src/init/clack-prompts.ts";

/** Prompts between two streams, and a way to type once something is on the screen. */
function screen(): { prompts: ReturnType<typeof createPrompts>; type(keys: string): void; shown(): string } {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let text = "";
  output.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { prompts: createPrompts({ input, output }), type: (keys) => void input.write(keys), shown: () => text };
}

const question = {
  message: "Called?",
  initial: "acme",
  problem: (answer: string) => (answer === "no" ? "Not that" : undefined),
};

test("what is typed is the answer", async () => {
  const { prompts, type, shown } = screen();
  const answer = prompts.text(question);
  type("mine\r");
  expect(await answer).toBe("mine");
  expect(shown()).toContain("Called?");
});

test("an empty answer is what was suggested", async () => {
  const { prompts, type } = screen();
  const answer = prompts.text(question);
  type("\r");
  expect(await answer).toBe("acme");
});

test("a choice takes the first unless another one is gone to", async () => {
  const { prompts, type } = screen();
  const answer = prompts.choose({ message: "Which?", options: ["a", "b"] });
  type("\u001B[B");
  type("\r");
  expect(await answer).toBe("b");
});

test("Ctrl+C ends the command, and nothing is written", async () => {
  const { prompts, type } = screen();
  const answer = prompts.text(question);
  type("\u0003");
  await expect(answer).rejects.toThrow("Nothing was written");
});
