import { expect, test } from "vitest";
import { withoutHidden } from "../../../../cli/src/mock/answers/without-hidden.ts";

const secret = { type: "string", writeOnly: true };
const user = { properties: { password: secret, name: {} } };
const root = { components: { schemas: { User: user, Secret: secret } } };
const ref = { $ref: "#/components/schemas/User" };

test("what is write-only goes at every depth, and nothing else does", () => {
  const schema = {
    properties: {
      users: { type: "array", items: ref },
      owner: { allOf: [ref] },
      key: { $ref: "#/components/schemas/Secret" },
    },
  };
  const value = { users: [{ name: "a", password: "p" }], owner: { password: "p", more: 1 }, key: "k", other: null };
  expect(withoutHidden(root, schema, value)).toEqual({ users: [{ name: "a" }], owner: { more: 1 }, other: null });
});

test("the value of a document is left as it is", () => {
  const value = { password: "p" };
  expect([withoutHidden(root, ref, value), value]).toEqual([{}, { password: "p" }]);
});
