import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../cli/src/document/json.ts";
import { loadDocument } from "../../cli/src/document/load-document.ts";
import { diff } from "../../cli/src/diff/diff.ts";
import { generate } from "../../cli/src/generate/generate.ts";
import { inspectDocument } from "../../cli/src/inspect/inspect.ts";
import { startMock } from "../../cli/src/mock/index.ts";
import { folderOf } from "../cli/document/folder.ts";

const COUNT = 40;
/** So many schemas that lead to the next one twice are 2⁴⁰ ways to the last one. */
const MOST_MILLISECONDS = 10_000;

const ref = (index: number): Json => ({ $ref: `#/components/schemas/S${index}` });

const compositions: Record<string, (next: Json, index: number) => JsonObject> = {
  allOf: (next) => ({ allOf: [next, next] }),
  anyOf: (next) => ({ anyOf: [next, next] }),
  oneOf: (next) => ({ oneOf: [next, next], type: "object", properties: { own: { type: "string" } } }),
  "all of them": (next, index) => ({
    allOf: [next, { oneOf: [next, { anyOf: [next, next] }] }],
    required: [`r${index}`],
  }),
  "maps of themselves": (next, index) => ({ allOf: [next, { additionalProperties: next }], required: [`r${index}`] }),
  "lists of one": (next) => ({ type: "array", minItems: 1, items: next, prefixItems: [next, next] }),
  properties: (next) => ({ type: "object", required: ["a", "b"], properties: { a: next, b: next } }),
};

/** A document with an operation of each kind; the last schema is a leaf, or leads to the first one again. */
function documentOf(compose: (next: Json, index: number) => JsonObject, isCircle: boolean): JsonObject {
  const leaf = { type: "object", properties: { access: { type: "string" }, refresh: { type: ["string", "null"] } } };
  const schemas = Array.from({ length: COUNT }, (_, index): [string, Json] => [
    `S${index}`,
    index + 1 < COUNT ? compose(ref(index + 1), index) : isCircle ? compose(ref(0), index) : leaf,
  ]);
  const content = { "application/json": { schema: ref(0) }, "application/x-www-form-urlencoded": { schema: ref(0) } };
  const responses = { 200: { description: "", content: { "application/json": { schema: ref(0) } } } };
  const parameters = [
    { name: "p", in: "path", required: true, schema: ref(0) },
    { name: "q", in: "query", style: "deepObject", schema: ref(0) },
    { name: "h", in: "header", schema: ref(0) },
  ];
  return {
    openapi: "3.1.0",
    info: { title: "", version: "1" },
    paths: {
      "/token": { post: { operationId: "signIn", requestBody: { content }, responses } },
      "/things/{p}": { get: { operationId: "getThing", security: [{ bearer: [] }], parameters, responses } },
      "/things": { get: { operationId: "listThings", responses } },
    },
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    },
  };
}

test.each(
  Object.keys(compositions).flatMap(
    (name) =>
      [
        [name, "to a leaf"],
        [name, "in a circle"],
      ] as const,
  ),
)("forty schemas that lead to the next one twice by %s, %s, come to an end", async (name, end) => {
  const compose = compositions[name] ?? (() => ({}));
  await using folder = await folderOf({ "api.json": JSON.stringify(documentOf(compose, end === "in a circle")) });
  const spec = folder.path("api.json");
  const start = process.cpuUsage();
  await generate({ spec, out: folder.path("sdk") });
  inspectDocument(await loadDocument({ spec }), {});
  expect((await diff({ old: spec, new: spec })).step).toBe("none");
  const mock = await startMock({ spec });
  await using _closed = { [Symbol.asyncDispose]: () => mock.close() };
  expect((await fetch(`${mock.url}/things`)).status).toBe(200);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(MOST_MILLISECONDS);
});
