/** The recorded session of `latchkey init` in the manual: the questions, in their order, and what is printed after the answers. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { summarizeInit } from "../../cli/src/commands/init-summary.ts";
import { askMissing, type Prompts } from "../../cli/src/init/ask.ts";
import { initPackage } from "../../cli/src/init/init-package.ts";
import { openPoints } from "../../cli/src/init/open-points.ts";

test("a session of init is what the manual shows", async () => {
  const recorded = await readFile("docs/init-session.txt", "utf8");
  const answers = [...recorded.matchAll(/^> (.*)$/gm)].map(([, answer = ""]) => answer);
  const played = ["$ npx @latchkey/cli init", ""];
  const answer = async ({ message }: { readonly message: string }): Promise<string> => {
    const given = answers.shift() ?? "";
    played.push(`? ${message}`, `> ${given}`);
    return given;
  };
  const prompts: Prompts = { text: answer, choose: answer };
  const told = await askMissing({ spec: undefined, dir: undefined, name: undefined, license: undefined }, prompts);
  const folder = await mkdtemp(join(tmpdir(), "latchkey-session-"));
  try {
    const options = {
      ...told,
      dir: join(folder, told.dir),
      repository: undefined,
      author: undefined,
      jsr: false,
      config: {},
    };
    const result = await initPackage(options);
    const summary = summarizeInit({ ...result, dir: told.dir, open: openPoints(result) });
    expect(`${played.join("\n")}\n\n${summary}`).toBe(recorded);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
