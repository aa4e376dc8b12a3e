import { expect, test } from "vitest";
import { parse } from "yaml";
import { emitSkill, skillName } from "../../../../cli/src/generate/beside/emit-skill.ts";
import { factsOf, hostile, open } from "../../init/facts.ts";

const front = (text: string): Record<string, unknown> => parse(text.split("---\n")[1] ?? "");

test("a skill says which client a call needs, how to sign in, and how to test", () => {
  const text = emitSkill(factsOf().model, "@acme/notes");
  expect(front(text)).toEqual({
    name: "acme-notes",
    description: expect.stringContaining("Call Notes with @acme/notes"),
  });
  expect(text).toContain(
    "`getNote` requires `user`, so its client is created with that credential: `createClient({ auth: { user: … } })`",
  );
  expect(text).toContain("await session.signIn(body);");
  expect(text).toContain("const client = createClient({ baseUrl: mock.url, auth: { user: session } });");
  expect(text).toContain("- `listNotes`: `GET /notes`, public\n- `getNote`: `GET /notes/{id}`, requires `user`\n");
});

test("a skill of an open API has neither schemes nor a session", () => {
  const text = emitSkill(factsOf(open).model, "open");
  expect(text).not.toMatch(/## (?:Credentials|How to sign in)/);
  expect(text).toContain("await getX(createClient({ baseUrl }));");
});

test("however many operations there are, a skill is read at a sitting", () => {
  const { model } = factsOf();
  const [first] = model.operations;
  const many = first === undefined ? [] : Array.from({ length: 1000 }, () => first);
  expect(emitSkill({ ...model, operations: many }, "x").split("\n").length).toBeLessThan(300);
  expect(emitSkill({ ...model, operations: many.slice(0, 150) }, "x").split("\n").length).toBeLessThan(300);
});

test("the front matter is YAML whatever the title is", () => {
  const text = emitSkill({ ...factsOf().model, title: hostile, source: "a\n---\nb" }, "@acme/notes");
  expect(Object.keys(front(text))).toEqual(["name", "description"]);
});

test("a package has the name of a skill", () => {
  expect(skillName("@Acme/SDK_2.js")).toBe("acme-sdk-2-js");
  expect(skillName("@")).toBe("sdk");
  expect(skillName(`${"a".repeat(63)}-b`)).toBe("a".repeat(63));
});
