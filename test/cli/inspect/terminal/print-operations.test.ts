import { expect, test } from "vitest";
import { createPaint } from "../../../../cli/src/inspect/terminal/paint.ts";
import { printOperations } from "../../../../cli/src/inspect/terminal/print-operations.ts";
import { inspectText } from "../inspect-text.ts";

const schemes =
  "components: { securitySchemes: { k: { type: apiKey, in: header, name: K }, o: { type: oauth2, flows: {} } } }\n";

function print(yaml: string, width = 80): string[] {
  return printOperations(inspectText(yaml + schemes), width, createPaint(false));
}

test("one line an operation: sign, method, path, and what it requires", () => {
  expect(
    print(
      "paths: { /a: { get: { security: [{ k: [], o: [r, w] }, { k: [] }] }, put: { security: [{ k: [] }, {}] }, post: { security: [] } } }\n",
    ),
  ).toEqual(["", "default", "  🔒 GET  /a  k + o (r, w) or k", "  🔓 PUT  /a  k or nothing", "     POST /a  open"]);
});

test("what else a reader should know stands behind it", () => {
  const [, , line] = print("paths: { /a: { trace: { deprecated: true, security: [] } } }\n");
  expect(line).toBe("     TRACE /a  open [deprecated] [not callable]");
});

test("what does not fit goes on below, under its own column", () => {
  const lines = print(`paths: { /${"a".repeat(60)}: { get: { security: [{ k: [], o: [one, two] }] } } }\n`);
  // Indent and sign take five columns, method and path at most half of the line.
  expect(lines.slice(2)).toEqual([`  🔒 GET /${"a".repeat(60)}`, `${" ".repeat(45)}k + o (one, two)`]);
});

test("a tag has its description beside it, on one line", () => {
  const yaml = `tags: [{ name: notes, description: "${"word ".repeat(30)}" }]\npaths: { /a: { get: { tags: [notes], security: [] } } }\n`;
  const [, title] = print(yaml, 60);
  expect(title).toMatch(/^notes {2}word .*…$/);
  expect(title?.length).toBeLessThanOrEqual(60);
});

test("an unseen character of a path is shown", () => {
  expect(print('paths: { "/a\\u202E": { get: { security: [] } } }\n')[2]).toContain("/a\\u{202E}");
});
