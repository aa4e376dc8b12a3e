import { expect, test } from "vitest";
import { InputError, SpecError } from "../../../cli/src/document/spec-error.ts";

const long = "x".repeat(600_000);

test("a message says the place, then what is wrong", () => {
  const error = new SpecError("It is broken.", { file: "api.yaml", line: 3, column: 7, pointer: "/a" }, "Mend it.");
  expect(error).toMatchObject({ message: "api.yaml:3:7: It is broken.", problem: "It is broken.", hint: "Mend it." });
  expect(new SpecError("It is broken.", { file: "api.yaml" }).message).toBe("api.yaml: It is broken.");
});

test("a message is short enough to be read, whatever it quotes, and keeps its end", () => {
  const error = new SpecError(`"${long}" points to nothing.`, { file: "api.yaml" }, `Define "${long}".`);
  for (const text of [error.message, error.problem, error.hint]) expect(text?.length).toBeLessThan(1_100);
  expect(error.message).toMatch(/^api\.yaml: "xxx.* … .*xxx" points to nothing\.$/);
  expect(new InputError(`There is no "${long}".`).message).toHaveLength(1_003);
});
