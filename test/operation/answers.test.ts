import { describe, expect, test } from "vitest";
import { acceptOf, expectedType } from "../../src/operation/answers.ts";

const plain = { method: "GET", path: "/x", accept: ["application/json", "application/problem+json"] };
const rich = {
  ...plain,
  answers: { 200: ["application/json", "text/csv"], 202: ["text/plain"], 203: [] },
};

describe("a call accepts", () => {
  test.each([
    ["what its operation says", plain, undefined, "application/json, application/problem+json"],
    ["nothing of which nobody speaks", { method: "GET", path: "/x" }, undefined, undefined],
    [
      "what its caller chooses, and the types of errors",
      rich,
      "text/csv",
      "text/csv, text/plain, application/problem+json",
    ],
    ["what is accepted anyhow", rich, "application/json", "application/json, text/plain, application/problem+json"],
    ["a choice that the operation does not know", plain, "text/html", "text/html"],
    [
      "no error's type that a success could be sent in",
      { ...rich, accept: ["application/json"] },
      "text/csv",
      "text/csv, text/plain",
    ],
  ])("%s", (_, operation, choice, want) => {
    expect(acceptOf(operation, choice)).toBe(want);
  });
});

describe("a success is expected", () => {
  test.each([
    ["in the first type", plain, 200, "application/json, application/problem+json", "application/json"],
    ["in the first type where nobody knows what was asked for", plain, 200, null, "application/json"],
    ["in the type of its status", rich, 202, "application/json, text/plain", "text/plain"],
    ["in the type that was chosen", rich, 200, "text/csv, text/plain", "text/csv"],
    ["in that type, whatever its capitals and parameters", rich, 200, "Text/CSV;q=1", "text/csv"],
    ["in any where its status is not described", rich, 201, "application/json", undefined],
    ["in any where its status has no content", rich, 203, "application/json", undefined],
    ["in any where the caller asks for another one", rich, 200, "text/html", undefined],
    [
      "in any where not all types are JSON",
      { ...plain, accept: ["application/json", "text/csv"] },
      200,
      null,
      undefined,
    ],
    ["in its only type", { ...plain, accept: ["text/csv"] }, 200, null, "text/csv"],
    ["in the type of its class", { ...plain, answers: { "2XX": ["text/csv"] } }, 201, null, "text/csv"],
    ["in the type of all answers", { ...plain, answers: { default: ["text/csv"] } }, 201, null, "text/csv"],
  ])("%s", (_, operation, status, accept, want) => {
    expect(expectedType(operation, status, accept)).toBe(want);
  });
});
