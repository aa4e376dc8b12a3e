import { describe, expect, test } from "vitest";
import { emitReference } from "../../../../cli/src/generate/beside/emit-reference.ts";
import { isLarge } from "../../../../cli/src/generate/by-file/emit-types-by-file.ts";
import { generateText } from "../generate-text.ts";

const yaml = `
paths:
  /posts:
    get:
      operationId: listPosts
      tags: [Blog]
      parameters: [{ name: page, in: query, schema: { $ref: "#/components/schemas/PageNumber" } }]
      responses:
        "200": { description: "", content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Post" } } } } }
        "404": { $ref: "#/components/responses/NoBlog" }
        default: { $ref: "#/components/responses/Wrong" }
  /users:
    get:
      operationId: listUsers
      tags: [Users]
      responses:
        "200": { description: "", content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/User" } } } } }
        default: { $ref: "#/components/responses/Wrong" }
  /ping: { get: { operationId: ping, tags: [Health], responses: { "204": { description: "" } } } }
components:
  schemas:
    Post: { type: object, properties: { author: { $ref: "#/components/schemas/User" }, record: { $ref: "#/components/schemas/Record" } } }
    PageNumber: { type: integer }
    User: { type: object, properties: { name: { $ref: "#/components/schemas/Record" } } }
    Record: { type: object, properties: { first: { type: string } } }
    Problem: { type: object, properties: { title: { type: string } } }
    Hook: { type: object, properties: { post: { $ref: "#/components/schemas/Post" }, by: { $ref: "#/components/schemas/User" } } }
  responses:
    NoBlog: { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
    Wrong: { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
    Never: { description: "", content: { application/json: { schema: { $ref: "#/components/schemas/Hook" } } } }`;

const made = generateText(yaml, { typesByFile: true });

/** A file without its first lines. */
function bodyOf(path: string): string {
  return made.file(path).replace(/^[\s\S]*?assist: generated\n/, "");
}

describe("the types of a large document", () => {
  test("stand in files by tag, and in no more than are needed", () => {
    expect([...made.files.keys()].filter((path) => /^(?:operations|schemas|schema\.)/.test(path))).toEqual([
      ...["schemas.ts", "schemas/shared.ts", "schemas/blog.ts", "schemas/unused.ts", "schema.ts"],
      ...["operations/shared.ts", "operations/blog.ts", "operations/users.ts", "operations/health.ts"],
      "operations/unused.ts",
    ]);
  });

  test("are imported by an endpoint file from those of its tag, or from what tags share", () => {
    expect(made.file("endpoints/blog.ts")).toContain('from "../operations/blog.js";\n');
    expect(made.file("endpoints/blog.ts")).toContain('import type * as schemas from "../schemas/blog.js";\n');
    expect(made.file("endpoints/users.ts")).toContain('import type * as schemas from "../schemas/shared.js";\n');
  });

  test("a tag's file of schemas has what only its operations use, and exports what tags share", () => {
    expect(bodyOf("schemas/blog.ts")).toBe(`import type { User, Record as Record_ } from "./shared.js";
export type * from "./shared.js";

export interface Post {
    author?: User;
    record?: Record_;
}

export type PageNumber = number;
`);
    const declared = [...bodyOf("schemas/shared.ts").matchAll(/^(?:export )?(?:interface|type) (\w+)/gm)];
    expect(declared.map(([, name]) => name)).toEqual(["User", "Record_", "Problem"]);
  });

  test("what no operation uses stands apart", () => {
    expect(bodyOf("schemas/unused.ts")).toContain(
      'import type { Post } from "./blog.js";\nimport type { User } from "./shared.js";\n\nexport interface Hook {',
    );
    expect(bodyOf("operations/unused.ts")).toMatch(
      /^import type \* as schemas from "\.\.\/schemas\.js";\nexport interface responses \{\n[^}]*Never: \{/,
    );
  });

  test("a tag's file of operations has the components that only these use", () => {
    const text = bodyOf("operations/blog.ts");
    expect(text).toMatch(
      /^import type \* as schemas from "\.\.\/schemas\/blog\.js";\nimport type \* as shared from "\.\/shared\.js";\n/,
    );
    expect(text).toContain("page?: schemas.PageNumber;");
    expect(text).toContain('404: responses["NoBlog"];');
    expect(text).toContain('default: shared.responses["Wrong"];');
    expect(text).toMatch(/export interface responses \{[^}]*NoBlog: \{/);
    expect(bodyOf("operations/health.ts")).toMatch(/^export interface operations \{/);
  });

  test("are all in schema.ts, and in schemas.ts", () => {
    const text = made.file("schema.ts");
    expect(text).toContain('import type * as blogTypes from "./operations/blog.js";\n');
    expect(text).toContain('get: operations["listPosts"];');
    expect(text).toContain("Post: schemas.Post;");
    expect(text).toContain("    responses: responses;\n    parameters: never;\n");
    expect(text).toContain(`export interface operations
  extends blogTypes.operations,
    usersTypes.operations,
    healthTypes.operations {}
interface responses
  extends sharedTypes.responses,
    blogTypes.responses,
    unusedTypes.responses {}
`);
    expect(bodyOf("schemas.ts")).toBe(
      ["shared", "blog", "unused"].map((file) => `export type * from "./schemas/${file}.js";\n`).join(""),
    );
  });

  test("are spelled in a reference as those of a small one", () => {
    const whole = generateText(yaml);
    const textOf = ({ model, files }: typeof whole): string => emitReference(model, "@acme/blog", [...files.values()]);
    expect(textOf(made)).toBe(textOf(whole));
    expect(textOf(made)).toContain("page?: schemas.PageNumber");
  });
});

test("a tag that is called as one of our files keeps its name", () => {
  const { files } = generateText(yaml.replace("[Users]", "[Shared]").replace("[Health]", "[UNUSED]"), {
    typesByFile: true,
  });
  for (const path of ["endpoints/shared.ts", "operations/shared.ts", "operations/shared_.ts", "schemas/unused_.ts"])
    expect([...files.keys()]).toContain(path);
});

test.each([
  [499, false],
  [500, true],
])("a document with %i operations and schemas is large: %s", (count, want) => {
  const { model } = generateText(yaml);
  const [operation, schema] = [model.operations[0], model.schemas[0]];
  if (operation === undefined || schema === undefined) throw new Error("There is none.");
  const operations = Array.from({ length: 200 }, () => operation);
  const schemas = Array.from({ length: count - 200 }, () => schema);
  expect(isLarge({ ...model, operations, schemas })).toBe(want);
});
