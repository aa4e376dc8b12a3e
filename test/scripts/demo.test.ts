import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { runCommand } from "../../scripts/run-command.ts";

test("the demo plays all its scenes against the mock, and finds no violation", async () => {
  const demo = join(root, "scripts/demo.ts");
  const { code, output } = await runCommand(process.execPath, ["-C", "latchkey-source", demo], root);
  expect(code, output).toBe(0);
  expect(output).toContain("50 of 50 succeeded");
  expect(output).toMatch(/6 {2}A rejected refresh token ends the session[^→]*→ SessionEndedError, code SESSION_ENDED/);
  expect(output).toMatch(/7 {2}After that, nothing is sent[^→]*→ SessionEndedError[^\n]*\n {3}the server saw nothing/);
  expect(output).toContain("0 violations of the contract");
});
