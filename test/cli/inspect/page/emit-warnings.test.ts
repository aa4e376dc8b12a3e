import { expect, test } from "vitest";
import type { Warning } from "../../../../cli/src/inspect/inspection.ts";
import { emitWarnings } from "../../../../cli/src/inspect/page/emit-warnings.ts";
import { seen } from "./context-of.ts";

const warning: Warning = {
  kind: "plain-http",
  level: "danger",
  message: "Uses `<x>`.",
  hint: "Do not.",
  operations: ["GET /a"],
};

test("a warning says what it is, what to do, and filters by its number", () => {
  const { text } = emitWarnings([{ ...warning, operations: [] }, warning]);
  expect(text).toContain("<code><bdi>&lt;x&gt;</bdi></code>");
  expect(seen({ text })).toContain("Plain http (danger) Uses &lt;x&gt; . Do not. Show 1 operation");
  expect(text.match(/data-set="warning" data-value="\d"/g)).toEqual(['data-set="warning" data-value="1"']);
});

test("four are seen at once, the others one step away", () => {
  const text = emitWarnings(Array.from({ length: 6 }, () => warning)).text;
  const [before = "", behind = ""] = text.split("<details");
  expect([before.split("<h3>").length - 1, behind.split("<h3>").length - 1]).toEqual([4, 2]);
  expect(behind).toContain("2 more");
});

test("none is said as well", () => {
  expect(seen(emitWarnings([]))).toBe("No warnings");
});
