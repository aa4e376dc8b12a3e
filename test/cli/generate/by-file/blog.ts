/** A small document whose types stand in files by tag, as those of a large one do. */
import { openDocument } from "../../../../cli/src/document/open-document.ts";
import { parseDocument } from "../../../../cli/src/document/parse-document.ts";
import { withPlainReferences } from "../../../../cli/src/document/references/plain-references.ts";
import { declareTypes, type DeclaredTypes } from "../../../../cli/src/generate/types/declare-types.ts";
import { toTypedDocument } from "../../../../cli/src/generate/types/typed-document.ts";
import { buildModel } from "../../../../cli/src/model/build-model.ts";
import { listOperations } from "../../../../cli/src/model/list-operations.ts";
import { splitSchemas } from "../../../../cli/src/model/split-schemas.ts";
import type { SpecModel } from "../../../../cli/src/model/spec-model.ts";
import { generateText } from "../generate-text.ts";

export const yaml: string = `
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

/** What is generated from it. */
export const made: ReturnType<typeof generateText> = generateText(yaml, { typesByFile: true });

/** A file without its first lines. */
export function bodyOf(path: string): string {
  return made.file(path).replace(/^[\s\S]*?assist: generated\n/, "");
}

/** What the document declares, and what it means. */
export function declareBlog(): { readonly declared: DeclaredTypes; readonly model: SpecModel } {
  const text = `openapi: 3.1.0\ninfo: { title: Test, version: 1.0.0 }\n${yaml}`;
  const { document } = openDocument(withPlainReferences(parseDocument({ file: "test.yaml", name: "test.yaml", text })));
  const list = listOperations(document.root, {});
  const split = splitSchemas(document.root);
  const model = buildModel(document, list, split, {});
  const typed = toTypedDocument(document.root, list.operations, split);
  return { declared: declareTypes(typed, model.schemas, split), model };
}
