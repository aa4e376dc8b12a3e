/** A package's facts from a scrap of YAML, without a disk. */
import { parse } from "yaml";
import type { Json } from "../../../cli/src/document/json.ts";
import { generateFiles } from "../../../cli/src/generate/generate.ts";
import type { PackageFacts } from "../../../cli/src/init/package-facts.ts";
import { sampleCalls } from "../../../cli/src/init/sample-calls.ts";

/** A document with a public, a secured and an optional operation, and a session. */
export const notes = `openapi: 3.1.0
info: { title: Notes, version: 2.0.0, description: Keeps notes. And more. }
servers: [{ url: https://notes.example }]
paths:
  /notes:
    get: { operationId: listNotes, tags: [notes], summary: Lists the notes., security: [], responses: { "200": { description: "" } } }
  /notes/{id}:
    get:
      operationId: getNote
      tags: [notes]
      security: [{ user: [] }]
      parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
      responses: { "200": { description: "" } }
  /sign-in:
    post:
      operationId: signIn
      security: []
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, required: [email, password], properties: { email: { type: string }, password: { type: string, format: password } } } } }
      responses: { "200": { description: "", content: { application/json: { schema: { type: object, properties: { access: { type: string } } } } } } }
  /refresh:
    post:
      operationId: refresh
      security: []
      responses: { "200": { description: "", content: { application/json: { schema: { type: object, properties: { access: { type: string } } } } } } }
components:
  securitySchemes:
    user:
      type: http
      scheme: bearer
      x-session:
        signIn: { operationId: signIn, accessToken: /access }
        refresh: { operationId: refresh, send: cookie, accessToken: /access }
`;

/** The same API without security. */
export const open = `openapi: 3.1.0
info: { title: Open, version: "1" }
paths: { /x: { get: { operationId: getX, responses: { "200": { description: "" } } } } }
`;

/** The facts of a package for the document. */
export function factsOf(yaml: string = notes, changes: Partial<PackageFacts> = {}): PackageFacts {
  const { model, list } = generateFiles(
    { file: "api.yaml", name: "openapi.yaml", text: yaml },
    { importExtension: ".ts" },
  );
  const root = parse(yaml) as Json; // YAML's values are those of JSON here.
  return {
    name: "@acme/notes",
    slug: "acme-notes",
    license: "MIT",
    repository: "https://github.com/acme/notes",
    author: "Acme",
    jsr: false,
    spec: "openapi.yaml",
    address: undefined,
    model,
    description: "Keeps notes. And more.",
    calls: sampleCalls({ root, list: list.operations, model }),
    config: {},
    ...changes,
  };
}

/** What a hostile document may have in its texts. */
export const hostile =
  "\"`${process.exit(1)}`'\n--- */ <script>alert(1)</script> | # x\u2028y\u202E ${{ secrets.X }} -->";
