import { describe, expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

/** One declaration of schemas.ts in a line, as `S: string;`, without comments. */
function typeOf(schema: string, name = "S", rest = ""): string {
  return declarationOf(generateText(`components:\n  schemas:\n    S: ${schema}\n${rest}`).file("schemas.ts"), name);
}

function declarationOf(text: string, name: string): string {
  const [, body = ""] =
    new RegExp(
      `^export (?:interface ${name} |type ${name} = )([\\s\\S]*?(?:^\\}[^\\n]*|;))\\n(?=\\n|type |$)`,
      "m",
    ).exec(text) ?? [];
  return `${name}: ${body.replace(/;?$/, ";")}`.replaceAll(/\/\*\*[\s\S]*?\*\/|\s+/g, " ").replaceAll(/ +/g, " ");
}

describe("emitTypes", () => {
  test.each([
    ["{ type: string, format: binary }", "S: Blob;"],
    ["{ type: string, contentMediaType: image/png }", "S: Blob;"],
    ["{ type: string, contentMediaType: image/png, contentEncoding: base64 }", "S: string;"],
    ["{ type: string, contentMediaType: application/json }", "S: string;"],
    ["{ type: [string, 'null'], format: binary }", "S: Blob | null;"],
    ["{ type: [string, 'null'] }", "S: string | null;"],
    ["{ type: 'null', oneOf: [{ type: string }, { type: number }] }", "S: string | number | null;"],
    ["{ enum: [a, 'b*/', null] }", 'S: "a" | "b*/" | null;'],
    ["{ enum: [1, 1e999] }", "S: 1;"],
    ["{ const: .inf }", "S: unknown;"],
    ["{ type: object, properties: { a: { type: string, default: x } } }", "S: { a?: string; };"],
    ["{ type: object, properties: { a: true, b: false, c: {} } }", "S: { a?: unknown; b?: never; c?: unknown; };"],
    ["{ const: null }", "S: null;"],
    ["{ type: object, $defs: { A: true }, properties: { a: { type: string } } }", "S: { a?: string; };"],
    ["{ type: [string, integer], format: binary }", "S: Blob | number;"],
    ["{ items: { type: string } }", "S: string[];"],
    ["{ type: array, prefixItems: [{ type: string }, { type: number }] }", "S: [ string?, number?, ...unknown[] ];"],
    ["{ prefixItems: [{ type: string }, { type: number }], items: false, minItems: 1 }", "S: [ string, number? ];"],
    ["{ type: [array, 'null'], prefixItems: [true], items: { type: number } }", "S: [ unknown?, ...number[] ] | null;"],
    ["{ type: string, anyOf: [{ format: ipv4 }, { pattern: x }] }", "S: string;"],
    [
      "{ type: object, properties: { a: { type: string } }, anyOf: [{ required: [a] }, { required: [b] }] }",
      "S: { a?: string; } & ({ a: NonNullable<unknown> | null; } | { b: NonNullable<unknown> | null; });",
    ],
    [
      "{ properties: { a: { type: string } }, anyOf: [{ properties: { b: { type: number } } }, { type: 'null' }] }",
      "S: { a?: string; } & ({ b?: number; } | null);",
    ],
    [
      "{ type: object, properties: { a: { type: integer } }, additionalProperties: { type: string } }",
      "S: { a?: number; } & { [key: string]: string | number; };",
    ],
    [
      "{ type: object, properties: { a: {} }, patternProperties: { ^x-: { type: string } }, additionalProperties: false }",
      "S: { a?: unknown; } & { [key: string]: unknown; };",
    ],
  ])("writes %s as %s", (schema, want) => {
    expect(typeOf(schema)).toBe(want);
  });

  test.each([
    ["3.1.0", "S: { a?: number; } & T;"],
    ["3.0.4", "S: T;"],
  ])("in OpenAPI %s a reference and what stands beside it is %s", (version, want) => {
    const schemas = "T: { type: string }, S: { $ref: '#/components/schemas/T', properties: { a: { type: integer } } }";
    const { file } = generateText(`openapi: ${version}\ninfo: {}\ncomponents: { schemas: { ${schemas} } }`);
    expect(declarationOf(file("schemas.ts"), "S")).toBe(want);
  });

  test("follows components that refer to components", () => {
    const { file } = generateText(`
paths:
  /x:
    put:
      operationId: x
      requestBody: { $ref: "#/components/requestBodies/A" }
      responses: { "200": { $ref: "#/components/responses/A" } }
components:
  requestBodies: { A: { $ref: "#/components/requestBodies/B" }, B: { content: { application/json: { schema: { type: string } } } } }
  responses: { A: { $ref: "#/components/responses/B" }, B: { description: "", headers: { X: { $ref: "#/components/headers/A" } }, content: { application/json: { schema: { type: number } } } } }
  headers: { A: { $ref: "#/components/headers/B" }, B: { schema: { type: boolean } } }
  parameters: { A: { $ref: "#/components/parameters/B" }, B: { name: b, in: query, schema: { type: integer } } }`);
    const text = file("schema.ts");
    expect(text.match(/"application\/json": \w+;/g)).toEqual([
      '"application/json": number;',
      '"application/json": number;',
      '"application/json": string;',
      '"application/json": string;',
    ]);
    expect(text).toContain("parameters: {\n        A: number;\n        B: number;\n    };");
    expect(text).toContain("headers: {\n        A: boolean;\n        B: boolean;\n    };");
  });

  test("keys operations by the names of their functions", () => {
    const text = generateText(
      "paths: { /x: { get: { operationId: a/b, responses: {} }, put: { responses: {} } } }",
    ).file("schema.ts");
    expect(text).toContain('get: operations["aB"];');
    expect(text).toContain('put: operations["putX"];');
  });

  test("gives a parameter described by content the type of that content", () => {
    const parameter = "{ name: q, in: query, content: { application/json: { schema: { type: number } } } }";
    const text = generateText(
      `paths: { /x: { get: { operationId: x, parameters: [${parameter}], responses: {} } } }`,
    ).file("schema.ts");
    expect(text).toContain("q?: number;");
  });

  test("shows a parameter's description and default", () => {
    const parameter = "{ name: q, in: query, description: How many, schema: { type: integer, default: 20 } }";
    const text = generateText(
      `paths: { /x: { get: { operationId: x, parameters: [${parameter}], responses: {} } } }`,
    ).file("schema.ts");
    expect(text).toMatch(/\* @description How many\n\s+\* @default 20\n\s+\*\/\n\s+q\?: number;/);
  });

  test.each([
    ["schema: { description: Of the schema }", "/** @description Of the schema */"],
    ['schema: { $ref: "#/components/schemas/S" }', "/** @description Of a component */"],
    ['schema: { $ref: "#/components/schemas/S", default: x }', "* @default x"],
    ["description: Own, schema: { description: Of the schema }", "/** @description Own */"],
    ["schema: { default: [a, 1] }", '/** @default ["a",1] */'],
    ["schema: { default: { a: 1 } }", '/** @default {"a":1} */'],
    [
      "content: { application/json: { schema: { description: Of the content } } }",
      "/** @description Of the content */",
    ],
  ])("shows what stands in a parameter's schema: %s", (facts, want) => {
    const text = generateText(`
paths: { /x: { get: { operationId: x, parameters: [{ name: q, in: query, ${facts} }], responses: {} } } }
components: { schemas: { S: { type: string, description: Of a component } } }`).file("schema.ts");
    const operations = text.slice(text.indexOf("interface operations"));
    expect(operations.slice(0, operations.indexOf("q?: "))).toContain(want);
  });

  test("follows references to media types of the components", () => {
    const { file } = generateText(`
components: { mediaTypes: { Json: { schema: { $ref: "#/components/schemas/S" } } }, schemas: { S: { type: string } } }
paths: { /x: { get: { operationId: x, responses: { "200": { description: "", content: { application/json: { $ref: "#/components/mediaTypes/Json" } } } } } } }`);
    expect(file("endpoints/default.ts")).toContain("Success<200, schemas.S>");
  });

  test("requires what an extension requires of a base that may be null", () => {
    const base = "Base: { type: object, nullable: true, properties: { a: { type: string } } }";
    const extension = "S: { allOf: [{ $ref: '#/components/schemas/Base' }], required: [a] }";
    const { file } = generateText(`components: { schemas: { ${base}, ${extension} } }`);
    expect(file("schemas.ts")).toContain('export type S = WithRequired<Base, "a">;');
    expect(file("schemas.ts")).toContain("[P in K & keyof NonNullable<T>]: Required<NonNullable<T>>[P] };");
    expect(file("schema.ts")).not.toContain("WithRequired");
  });

  test("makes a component of a schema that is referred to where it stands", () => {
    const yaml = `
paths: { /x: { get: { operationId: x, responses: { "200": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/S/properties/a/items" } } } } } } } }
components: { schemas: { S: { type: object, properties: { a: { type: array, items: { type: string } } } } } }`;
    const { file } = generateText(yaml);
    const name = "components_schemas_S_properties_a_items";
    expect(file("schema.ts")).toContain(`"application/json": components["schemas"]["${name}"];`);
    expect(file("schema.ts")).toContain(`${name}: schemas.${name};`);
    expect(file("schemas.ts")).toContain(`export type ${name} = string;`);
  });
});

describe("a discriminator", () => {
  test.each(["Cat", "#/components/schemas/Cat"])("marks the target %s of a discriminator by its value", (target) => {
    const pet = `{ oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: kind, mapping: { cat: '${target}' } } }`;
    const cat = "{ type: object, properties: { kind: { type: string } } }";
    expect(typeOf(pet, "Cat", `    Cat: ${cat}`)).toBe('Cat: { kind: "cat"; };');
  });

  test("marks the target of all other values by none of them", () => {
    const pet =
      "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Any' }], discriminator: { propertyName: kind, defaultMapping: Any } }";
    const rest =
      "    Cat: { type: object, properties: { kind: { type: string } } }\n    Any: { type: object, properties: { kind: { type: string } } }";
    expect(typeOf(pet, "S", rest)).toBe("S: Cat | Any;");
    expect(typeOf(pet, "Cat", rest)).toBe('Cat: { kind: "Cat"; };');
    expect(typeOf(pet, "Any", rest)).toBe("Any: { kind?: string; };");
  });
});

const account =
  "{ type: object, required: [id, password], properties: { id: { type: string, readOnly: true }, password: { type: string, writeOnly: true } } }";
const request = (name: string): string =>
  `paths: { /x: { put: { operationId: x, requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } } }, responses: { "200": { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } } } } } } }`;

describe("the split of requests and answers", () => {
  test("leaves each side what it has", () => {
    expect(typeOf(account, "S", request("S"))).toBe("S: { readonly id: string; };");
    expect(typeOf(account, "SInput", request("S"))).toBe("SInput: { password: string; };");
  });

  test("points requests to the input, and answers to the other", () => {
    const { file } = generateText(`components: { schemas: { S: ${account} } }\n${request("S")}`);
    expect(file("endpoints/default.ts")).toContain("body?: schemas.SInput }");
    expect(file("endpoints/default.ts")).toContain("Success<200, schemas.S>");
  });

  test("reaches through references, and splits nothing that no request takes", () => {
    const { file } = generateText(`
components: { schemas: { S: ${account}, List: { type: array, items: { $ref: "#/components/schemas/S" } }, Other: { allOf: [{ $ref: "#/components/schemas/S" }] } } }
${request("List")}`);
    const names = [...file("schemas.ts").matchAll(/export (?:type|interface) (\w+)/g)].map(([, name]) => name);
    expect(names).toEqual(["S", "SInput", "List", "ListInput", "Other"]);
    expect(file("schemas.ts")).toContain("export type ListInput = readonly SInput[];");
  });

  test("takes another name where the document has that one", () => {
    const { file } = generateText(
      `components: { schemas: { S: ${account}, SInput: { type: string } } }\n${request("S")}`,
    );
    expect(file("schemas.ts")).toContain("export interface SInput_ {");
  });

  test("keeps the values of a discriminator", () => {
    const pet = "{ oneOf: [{ $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }";
    const dog = "{ type: object, properties: { kind: { type: string }, id: { type: string, readOnly: true } } }";
    const { file } = generateText(`components: { schemas: { Pet: ${pet}, Dog: ${dog} } }\n${request("Pet")}`);
    expect(file("schemas.ts")).toContain("export type PetInput = DogInput;");
    expect(file("schemas.ts")).not.toContain('kind: "DogInput"');
  });
});
