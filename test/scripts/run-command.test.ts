import { expect, test } from "vitest";
import { runCommand, runOrThrow } from "../../scripts/run-command.ts";

const here = import.meta.dirname;
const script = 'console.log("out"); console.error("err"); process.exitCode = 3';

test("keeps both outputs and the exit code", async () => {
  const { code, output } = await runCommand(process.execPath, ["-e", script], here);

  expect(code).toBe(3);
  expect(output.split("\n").toSorted()).toEqual(["", "err", "out"]);
});

test("counts a command that a signal stopped as failed", async () => {
  const { code } = await runCommand(process.execPath, ["-e", "process.kill(process.pid)"], here);

  expect(code).toBe(1);
});

test("throws with what a failed command said", async () => {
  await expect(runOrThrow(process.execPath, ["-e", script], here)).rejects.toThrow(/\nended with 3:\n(.|\n)*err/);
});

test("rejects when there is no such command", async () => {
  await expect(runCommand("no-such-command-anywhere", [], here)).rejects.toThrow("ENOENT");
});
