/** A run after an edit, which makes anew only what the edit changes, writes what a run writes that is alone. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SpecError } from "../../../cli/src/document/spec-error.ts";
import { generateFiles } from "../../../cli/src/generate/generate.ts";
import { createMemo, type Memo } from "../../../cli/src/generate/memo.ts";

/** A text in a document, and what somebody makes of it. */
type Edit = readonly [what: string, from: string, to: string];

type Options = Parameters<typeof generateFiles>[1];

function made(text: string, memo?: Memo, options: Options = {}): Record<string, string> {
  return Object.fromEntries(generateFiles({ file: "api.yaml", name: "api.yaml", text }, options, memo).files);
}

function edit(text: string, [what, from, to]: Edit): string {
  expect(text.split(from), `${what}: ${from}`).toHaveLength(2);
  return text.replace(from, () => to);
}

/** Makes each edit to what the ones before have left, and takes them back again, the last one first. */
function expectEdits(path: string, edits: readonly Edit[]): void {
  for (const typesByFile of [false, true]) expectEditsOf(path, edits, { typesByFile });
}

function expectEditsOf(path: string, edits: readonly Edit[], options: Options): void {
  const memo = createMemo();
  const texts = [readFileSync(path, "utf8")];
  for (const one of edits) texts.push(edit(texts.at(-1) ?? "", one));
  const alone = texts.map((text) => made(text, undefined, options));
  const there = texts.map((_text, index) => index);
  for (const index of [...there, ...there.toReversed()]) {
    expect(made(texts[index] ?? "", memo, options), edits[index - 1]?.[0]).toEqual(alone[index]);
  }
  // An edit that changes nothing would show nothing.
  for (const [index, [what]] of edits.entries()) expect(alone[index + 1], what).not.toEqual(alone[index]);
}

test("the reference API", { timeout: 60_000 }, () => {
  expectEdits("openapi.yaml", [
    ["a description", "The access token lives for some minutes", "The access token lives for an hour"],
    ["a summary", "summary: Signs a user in.", "summary: Lets a user in."],
    ["a name", "operationId: listMedia\n", "operationId: pictures\n"],
    ["a tag", "tags: [media]\n      operationId: pictures", "tags: [pictures]\n      operationId: pictures"],
    [
      "an operation more",
      "paths:\n",
      'paths:\n  /new:\n    get: { operationId: getNew, responses: { "200": { $ref: "#/components/responses/Unauthorized" } } }\n',
    ],
    ["a schema more", "  schemas:\n", "  schemas:\n    New: { type: object, properties: { a: { type: string } } }\n"],
    [
      "a property read only no more",
      "createdAt: { type: string, format: date-time, readOnly: true",
      "createdAt: { type: string, format: date-time",
    ],
    ["a property write only no more", "minLength: 1, writeOnly: true", "minLength: 1"],
    [
      "a property of another type",
      "id: { type: string, readOnly: true, examples: [u_7] }",
      "id: { type: integer, readOnly: true }",
    ],
    ["another requirement of all", "security:\n  - bearerAuth: []\n", "security: []\n"],
  ]);
});

const ref = (name: string): string => `{ $ref: "#/components/schemas/${name}" }`;

test("unions, bases and parts", () => {
  expectEdits("test/corpus/documents/polymorphism.yaml", [
    ["a mapping", 'ak: "#/components/schemas/Amp"', 'amp: "#/components/schemas/Amp"'],
    ["a discriminator's property", "discriminator: { propertyName: type }", "discriminator: { propertyName: id }"],
    ["a property of a base", "id: { type: integer } }", "id: { type: integer }, more: { type: string } }"],
    ["one that extends a base more", "    SubSub:", `    Other: { allOf: [${ref("Base")}] }\n    SubSub:`],
    [
      "a base that is its own extension",
      `allOf: [${ref("Base")}, { type: object, required: [z]`,
      `allOf: [${ref("SubSub")}, { type: object, required: [z]`,
    ],
    [
      "a property of a required part",
      "Draft: { type: object, properties: { title",
      "Draft: { type: object, properties: { head",
    ],
    [
      "an object that takes no property",
      "    SubSub:\n",
      "    Closed: { type: object, additionalProperties: false }\n    SubSub:\n",
    ],
    [
      "one that extends it",
      "    SubSub:\n",
      `    Opened: { allOf: [${ref("Closed")}, { properties: { a: { type: string } } }] }\n    SubSub:\n`,
    ],
  ]);
});

test("references and schemas of every kind", () => {
  expectEdits("test/corpus/documents/references.yaml", [
    [
      "a schema that is referred to in its place",
      "    Chain: { $ref:",
      "    Chained: { name: c, in: header, schema: { type: string } }\n    Chain: { $ref:",
    ],
    ["what a chain of bodies leads to", "B2: { required: true,", "B2: {"],
    [
      "what a chain of headers leads to",
      'H2: { schema: { type: integer }, description: "a header" }',
      "H2: { schema: { type: string } }",
    ],
    ["a webhook less", '  newThing: { $ref: "#/components/pathItems/Hook" }\n', ""],
  ]);
  expectEdits("test/corpus/documents/schemas.yaml", [
    ["a schema that refers to another", "    Tree: {", `    User: { properties: { of: ${ref("a.b")} } }\n    Tree: {`],
    ["a name that takes another's", "    Value:\n", "    a_b: { type: string }\n    Value:\n"],
    [
      "a schema that answers get too",
      '"404": { description: "" }',
      `"404": { description: "", content: { application/json: { schema: ${ref("Value")} } } }`,
    ],
    [
      "a circle more",
      "    Base: {",
      `    Round: { oneOf: [${ref("Turn")}, { type: string }] }\n    Turn: { allOf: [${ref("Round")}] }\n    Base: {`,
    ],
    ["a property that only one side has", "secret: { writeOnly: true, type", "secret: { type"],
    ["what a base has", "properties: { name: { type: string } } }\n    Extended", "properties: {} }\n    Extended"],
    [
      "what stands beside a reference",
      "    Pair: {",
      `    Beside: { $ref: "#/components/schemas/Tree", properties: { a: { type: string } } }\n    Pair: {`,
    ],
    ["3.0, where nothing counts beside a reference", "openapi: 3.1.0", "openapi: 3.0.3"],
    ["a percent sign", '"100%": { type: integer', '"100%25": { type: integer'],
  ]);
});

test("a document that is broken and mended again", () => {
  const memo = createMemo();
  const text = readFileSync("openapi.yaml", "utf8");
  for (const broken of ["openapi: 3.1.0\npaths: [", text.replace("responses/Unauthorized", "responses/None"), ""]) {
    expect(made(text, memo)).toEqual(made(text));
    expect(() => made(broken, memo)).toThrow(SpecError);
  }
  expect(made(text, memo)).toEqual(made(text));
});

test("other options", () => {
  const memo = createMemo();
  const text = readFileSync("openapi.yaml", "utf8");
  const all: readonly Options[] = [
    {},
    { importExtension: ".ts" },
    { include: ["auth"] },
    { exclude: ["auth"] },
    { names: (operation) => `${operation.method}_${operation.path}` },
    { params: { query: { limit: 10 } } },
    { errors: "Problem" },
    { typesByFile: true },
  ];
  for (const options of [...all, ...all.toReversed()]) {
    expect(made(text, memo, options), JSON.stringify(options)).toEqual(made(text, undefined, options));
  }
});

test("a document whose answers stream", { timeout: 60_000 }, () => {
  expectEdits("test/corpus/documents/streams.yaml", [
    ["what an item is", "properties: { a: { type: integer } }", "properties: { b: { type: integer } }"],
    [
      "what an event's data are",
      "contentSchema: { type: object, required: [foo]",
      "contentSchema: { type: object, required: []",
    ],
    ["the name of an event", "const: addJson", "const: addMore"],
    ["a field of an event that others refer to", "id: { type: string }, retry:", "retry:"],
    [
      "what makes the data of a named event JSON",
      "data: { type: string, contentMediaType: application/json, contentSchema",
      "data: { type: string, contentSchema",
    ],
    ["the name of an event in a named schema", "enum: [thread.created]", "enum: [thread.made]"],
    [
      "a shared answer",
      'content: { text/event-stream: { schema: { $ref: "#/components/schemas/ThreadEvent"',
      'content: { text/event-stream: { itemSchema: { $ref: "#/components/schemas/Event"',
    ],
    ["what streams beside JSON", "properties: { line: { type: number } }", "properties: { line: { type: string } }"],
    ["a media type", "application/json-seq: { itemSchema", "application/x-ndjson: { itemSchema"],
  ]);
});
