import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { runCommand } from "../../scripts/run-command.ts";
import { chromiumPath } from "../browser/chromium.ts";

const demo = [process.execPath, "-C", "latchkey-source", join(root, "scripts/demo-tabs.ts")];

test.skipIf(chromiumPath === undefined)(
  "the demo of tabs refreshes once for five, and goes on after a crash and a reload",
  {
    timeout: 40_000,
  },
  async () => {
    const { code, output } = await runCommand("env", demo, root);
    expect(code, output).toBe(0);
    expect(output).toMatch(/tab \d refreshed; 1 refresh in all\n {3}→ all hold the same token/);
    expect(output).toContain("→ every tab is Bob's now");
    expect(output).toMatch(
      /Tab 1 refreshes, and crashes[^\d]*(→ tab [2-5] got 200\s+){4}→ tab [2-5] refreshed in its place/,
    );
    expect(output).toMatch(/Tab 3 is loaded again\.\s+→ its session is active\s+→ tab 3 got 200\s+→ 0 refreshes/);
    expect(output).not.toMatch(/UNEXPECTED|-[AR]\d/);
  },
);

test("where Chromium is missing the demo of tabs says what to install", async () => {
  const { code, output } = await runCommand("env", ["PATH=", ...demo], root);
  expect(code).toBe(1);
  expect(output).toContain("apt-get install --no-install-recommends chromium");
});
