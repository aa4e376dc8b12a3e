import { expect, test } from "vitest";
import { emitSdkTest, emitTypesTest } from "../../../../cli/src/init/emit/tests.ts";
import { factsOf, open } from "../facts.ts";

const names = (text: string): string[] => [...text.matchAll(/^test\("([^"]+)"/gm)].map(([, name = ""]) => name);
const none = { open: undefined, secured: undefined, signIn: undefined };

test("a document with a session has tests of a public call, a sign-in and an expired token", () => {
  const text = emitSdkTest(factsOf());
  expect(names(text)).toEqual([
    "a public call needs no credential",
    "signing in starts a session, and a secured call carries its token",
    "one refresh serves all calls that find the token expired",
    "every request keeps to the document",
  ]);
  expect(text).toContain('import { createClient, createUserSession, getNote, listNotes } from "@acme/notes";');
  expect(text).toContain('await session.signIn({ email: "ada@example.com", password: "correct horse battery" });');
});

test("a sign-in whose body nobody knows is left out", () => {
  const facts = factsOf();
  expect(names(emitSdkTest({ ...facts, calls: { ...facts.calls, signIn: undefined } }))).not.toContain(
    "signing in starts a session, and a secured call carries its token",
  );
});

test("without security there is a public call alone", () => {
  expect(names(emitSdkTest(factsOf(open)))).toEqual([
    "a public call needs no credential",
    "every request keeps to the document",
  ]);
});

test("without a call that could be made up a client is created, and the file says what is missing", () => {
  expect(emitSdkTest(factsOf(open, { calls: none }))).toContain("Write a call of one here.");
});

test("what may not compile is expected not to", () => {
  const text = emitTypesTest(factsOf());
  expect(text).toMatch(
    /@ts-expect-error The client holds no credential\.\n {2}await assert\.rejects\(getNote\(client, .*\), \{ code: "MISSING_CREDENTIAL" \}\);\n/,
  );
  expect(emitTypesTest(factsOf(open))).toContain("@ts-expect-error There is no such option.");
});
