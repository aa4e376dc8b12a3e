import ts from "typescript";
import { expect, test } from "vitest";
import { printComments } from "../../../../../cli/src/generate/types/print/print-comments.ts";

const comment = (text: string): ts.SynthesizedComment => ({
  kind: ts.SyntaxKind.MultiLineCommentTrivia,
  text,
  pos: -1,
  end: -1,
  hasTrailingNewLine: true,
});

test("each line of a comment is indented, and nothing is left behind it", () => {
  const lines = printComments([comment("*\n * One,  \n *     two.\n "), comment("* Three. ")], "    ");
  expect(lines).toBe("/**\n     * One,\n     *     two.\n     */\n    /** Three. */\n    ");
});

test("no comments are no lines", () => {
  expect(printComments([], "    ")).toBe("");
});

test.each<[string, Partial<ts.SynthesizedComment>]>([
  ["lines that do not begin with a star", { text: "*\n  a\n " }],
  ["another end of a line", { text: "*\n * a\r * b\n " }],
  ["nothing behind it but the node", { hasTrailingNewLine: false }],
  ["two slashes", { kind: ts.SyntaxKind.SingleLineCommentTrivia }],
])("a comment with %s is left to TypeScript", (_name, change) => {
  expect(printComments([comment("* a "), { ...comment("* b "), ...change }], "")).toBeUndefined();
});
