import { expect, test } from "vitest";
import { emitReadme } from "../../../../cli/src/init/emit/readme.ts";
import { factsOf, hostile, open } from "../facts.ts";

test("a README begins with what the package is, and how to call it", () => {
  const text = emitReadme(factsOf());
  expect(text.startsWith("# @acme/notes\n\nA typed SDK of Notes, ")).toBe(true);
  expect(text).toContain("\n\nKeeps notes.\n\n```sh\nnpm install @acme/notes\n```");
  expect(text).toContain("const client = createClient();\nconst result = await listNotes(client);");
});

test("it says how to sign in where a session is wired", () => {
  expect(emitReadme(factsOf())).toContain("const session = createUserSession();");
  expect(emitReadme(factsOf(open))).not.toContain("## Signing in");
});

test("each scheme has the variable of its credential, and each operation its lock", () => {
  const text = emitReadme(factsOf());
  expect(text).toContain("| `user` | `ACME_NOTES_USER` |");
  expect(text).toContain("| 🔒 | `getNote` | `GET /notes/{id}` |");
  expect(text).toContain("|  | `listNotes` | `GET /notes` | Lists the notes. |");
});

test("where only a secured call is known, its credential comes from the environment", () => {
  const facts = factsOf();
  const text = emitReadme({ ...facts, calls: { ...facts.calls, open: undefined } });
  expect(text).toContain('createClient({ auth: { user: process.env.ACME_NOTES_USER ?? "" } })');
});

test("without an absolute server the client is told where the API is", () => {
  expect(emitReadme(factsOf(open))).toContain('createClient({ baseUrl: "https://api.example.com" })');
});

test("a hostile text is one line of prose", () => {
  const facts = factsOf(undefined, { description: hostile });
  const text = emitReadme({ ...facts, model: { ...facts.model, title: hostile } });
  expect(text).not.toContain("<script>");
  expect(text).not.toMatch(/^---/m);
  expect(text.split("\n")[2]).toMatch(/^A typed SDK of .*generated from its OpenAPI document\./);
});
