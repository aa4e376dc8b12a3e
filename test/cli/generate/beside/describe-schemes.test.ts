import { expect, test } from "vitest";
import { describeSchemes } from "../../../../cli/src/generate/beside/describe-schemes.ts";
import { factsOf, open } from "../../init/facts.ts";

test("a scheme takes a session where one is wired", () => {
  expect(describeSchemes(factsOf().model).join("\n")).toContain(
    "| `user` | a session: `createUserSession()`; or a token |",
  );
});

test("each scheme says what it takes, and what the document says of it", () => {
  const text = describeSchemes({
    schemes: [{ name: "a b", description: "x | y", deprecated: false, credential: "BasicCredential", data: {} }],
    sessions: [],
  }).join("\n");
  expect(text).toContain('`createClient({ auth: { "a b": … } })`');
  expect(text).toContain("| `a b` | `{ username, password }`, or a function that gives it | x \\| y |");
});

test("without a scheme there is nothing to say", () => {
  expect(describeSchemes(factsOf(open).model)).toEqual([]);
});
