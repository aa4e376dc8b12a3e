import { expect, test } from "vitest";
import { changeOf } from "../../../../cli/src/diff/change.ts";
import { emitMarkdown } from "../../../../cli/src/diff/report/emit-markdown.ts";

test("each change is a row of a table", () => {
  const changes = [
    changeOf("security-scope-added", "GET /a|b", [], "`t` needs `x`."),
    changeOf("scheme-added", null, [], "New."),
  ];
  expect(emitMarkdown({ step: "major", changes })).toBe(`## The API has changed: **major**

1 major, 1 minor.

### What the compiler does not see

| step | where | what | what follows |
| --- | --- | --- | --- |
| **major** | <code>GET /a&#124;b</code> | <code>t</code> needs <code>x</code>. | A token without it gets a 403. |

### All else

| step | where | what | what follows |
| --- | --- | --- | --- |
| minor |  | New. | A client can hold one more credential. |
`);
});

test("nothing says so", () => {
  expect(emitMarkdown({ step: "none", changes: [] })).toBe("## The API has not changed\n");
});

test("every row has four cells, whatever a document says", () => {
  const hostile = "a | b\n\n| c `d` <script> @user";
  const text = emitMarkdown({ step: "minor", changes: [changeOf("operation-added", hostile, [], hostile)] });
  const row = text.split("\n").find((line) => line.startsWith("| minor"));
  expect(row?.split("|")).toHaveLength(6);
  expect(text).not.toContain("<script>");
  expect(text).not.toContain("@user");
});
