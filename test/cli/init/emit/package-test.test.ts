import { expect, test } from "vitest";
import { emitPackageTest } from "../../../../cli/src/init/emit/package-test.ts";
import { factsOf, open } from "../facts.ts";

test("the tarball is called as a user would", () => {
  const text = emitPackageTest(factsOf());
  expect(text).toContain(String.raw`  "import { createClient, listNotes } from \"@acme/notes\";",`);
  expect(text).toContain('assert.equal(stdout.trim(), "200");');
  expect(text).not.toMatch(/PROGRAM|PRINTED/);
});

test("where only a secured call is known, the client has its credential", () => {
  const facts = factsOf();
  expect(emitPackageTest({ ...facts, calls: { ...facts.calls, open: undefined } })).toContain(
    String.raw`auth: { user: \"a token\" }`,
  );
});

test("without a call there is a client", () => {
  const text = emitPackageTest(factsOf(open, { calls: { open: undefined, secured: undefined, signIn: undefined } }));
  expect(text).toContain('"console.log(typeof client.fetch);"');
  expect(text).toContain('assert.equal(stdout.trim(), "function");');
});
