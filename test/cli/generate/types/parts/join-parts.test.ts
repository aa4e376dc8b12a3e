import { expect, test } from "vitest";
import { transformDocument } from "../../../../../cli/src/generate/types/openapi-typescript.ts";
import { componentPart } from "../../../../../cli/src/generate/types/parts/component-part.ts";
import { joinParts, type Parts } from "../../../../../cli/src/generate/types/parts/join-parts.ts";
import { pathPart } from "../../../../../cli/src/generate/types/parts/path-part.ts";
import { printTypes } from "../../../../../cli/src/generate/types/print-types.ts";

const resolve = () => undefined;
const schema = { type: "integer" };
const item = (operationId: string) => ({ get: { operationId, responses: { 204: { description: "" } } } });
const whole = {
  paths: { "/a": item("a"), "/b": item("b") },
  webhooks: { hook: item("c") },
  components: { headers: { One: { schema }, Two: { schema } }, schemas: {} },
};

const parts: Parts = {
  paths: [pathPart("paths", "/a", item("a"), resolve), pathPart("paths", "/b", item("b"), resolve)],
  webhooks: [pathPart("webhooks", "hook", item("c"), resolve)],
  components: new Map([["headers", ["One", "Two"].map((key) => componentPart("headers", key, { schema }, resolve))]]),
};

test("parts become what the whole document would", () => {
  const all = transformDocument(whole, () => undefined);
  expect(printTypes(joinParts(parts))).toBe(printTypes([...all]));
});

test("without a part there is an alias that says so", () => {
  const text = printTypes(joinParts({ paths: [], webhooks: [], components: new Map() }));
  for (const name of ["paths", "webhooks", "operations"])
    expect(text).toContain(`export type ${name} = Record<string, never>;`);
});
