import { expect, test } from "vitest";
import { emitHeader } from "../../../../cli/src/inspect/page/emit-header.ts";
import { contextOf } from "./context-of.ts";

const widths = (text: string): string[] =>
  [...text.matchAll(/<rect class="(\w+)" x="([\d.]+)" width="([\d.]+)"/g)].map(([, ...all]) => all.join(" "));

test("the bar has a part for each access, as wide as its share, with a gap between them", () => {
  const paths =
    "{ /a: { get: { security: [{ k: [] }] }, put: { security: [{ k: [] }, {}] }, post: { security: [] }, delete: { security: [] } } }";
  const { text } = emitHeader(contextOf(paths));
  expect(widths(text)).toEqual(["locked 0 247", "optional 250 247", "open 500 500"]);
  expect(text).toContain('aria-label="4 operations: 1 locked, 1 optional, 2 open"');
});

test("nothing is drawn of nothing, and nothing is left out silently", () => {
  const { text } = emitHeader(contextOf("{}"));
  expect(widths(text)).toEqual(["locked 0 0", "optional 0 0", "open 0 0"]);
  expect(text).not.toContain("leaves out");
});
