import { expect, test } from "vitest";
import { emitFilters } from "../../../../cli/src/inspect/page/emit-filters.ts";
import { contextOf } from "./context-of.ts";

const form = emitFilters(contextOf("{ /a: { get: { tags: ['<x>'], security: [{ ghost: [] }] } } }")).text;

test("is hidden until a script answers it", () => {
  expect(form).toMatch(/^<form [^>]*hidden>/);
});

test("offers what there is, by numbers, and no markup of the document's", () => {
  expect(form).toContain('<option value="0">&lt;x&gt;</option>');
  expect(form).toMatch(/<option value="0">k<\/option><option value="1">o<\/option><option value="2">ghost<\/option>/);
  expect(form).toContain("Undefined scheme (1)</option>");
});
