import { expect, test } from "vitest";
import { namingParameter } from "../../src/request/invalid-parameter.ts";
import { UnwritableValue } from "../../src/request/plain-value.ts";
import { InvalidParameterError } from "../../src/errors.ts";

const operation = { method: "GET", path: "/feed/{id}" };

function thrownFor(error: unknown): unknown {
  try {
    return namingParameter(operation, "id", () => {
      throw error;
    });
  } catch (thrown) {
    return thrown;
  }
}

test("a value that cannot be written is told with its parameter and its operation", () => {
  const error = thrownFor(new UnwritableValue("is an invalid date"));
  if (!(error instanceof InvalidParameterError)) throw error;
  expect(error.message).toBe("The parameter id is an invalid date (GET /feed/{id})");
  expect(error.parameter).toBe("id");
  expect(error.cause).toBeUndefined();
});

test("half of a surrogate pair is told in words", () => {
  expect(thrownFor(new URIError("URI malformed"))).toMatchObject({
    message: "The parameter id has half of a surrogate pair in it (GET /feed/{id})",
  });
});

test("any other error goes on as it is, and a value comes back", () => {
  const error = new Error("mine");
  expect(thrownFor(error)).toBe(error);
  expect(namingParameter(operation, "id", () => 7)).toBe(7);
});
