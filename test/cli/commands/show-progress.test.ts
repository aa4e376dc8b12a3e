import { expect, test } from "vitest";
import { showProgress } from "../../../cli/src/commands/show-progress.ts";

/** What a run shows. */
function shown(flags: { silent?: boolean; json?: boolean }, isTTY: boolean): string {
  let text = "";
  const progress = showProgress(flags, { isTTY, write: (chunk: string) => (text += chunk) !== "" });
  progress.show("reading");
  progress.clear();
  return text;
}

test("shows a stage on a terminal, and takes it away", () => {
  expect(shown({}, true)).toBe("\r\u001B[2K\u001B[2mreading …\u001B[22m\r\u001B[2K");
});

test.each([
  ["in a pipe", {}, false],
  ["with --silent", { silent: true }, true],
  ["with --json", { json: true }, true],
])("shows nothing %s", (_name, flags, isTTY) => {
  expect(shown(flags, isTTY)).toBe("");
});
