import { expect, test } from "vitest";
import { assertPackageName, packageNameProblem, suggestName, variableName } from "../../../cli/src/init/names.ts";
import { InputError } from "../../../cli/src/document/spec-error.ts";
import { errorOf } from "../document/spec-document.ts";

test.each(["acme", "@acme/sdk", "acme-sdk.js"])("%s is a name", (name) => {
  expect(packageNameProblem(name)).toBeUndefined();
});

test.each(["", "Acme", "a b", "../a", "node_modules", "@acme", "a'b", "fs", "a".repeat(300), ".a", "@a/b/c"])(
  "%j is refused, in one line that shows a name that is taken",
  (name) => {
    const error = errorOf(() => assertPackageName(name));
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({
      message: expect.stringContaining("is no name for a package"),
      hint: expect.stringContaining("@acme/sdk"),
    });
  },
);

test("a title suggests a name", () => {
  expect(suggestName("Acmé Notes API (v2)")).toBe("acme-notes-api-v2");
  expect(suggestName("日本")).toBe("my-sdk");
  expect(suggestName("node_modules")).toBe("node-modules");
});

test("a scheme has a variable that a shell takes", () => {
  expect(variableName("acme-sdk", "bearerAuth")).toBe("ACME_SDK_BEARER_AUTH");
  expect(variableName("1st", "a-b;c")).toBe("_1ST_A_B_C");
});
