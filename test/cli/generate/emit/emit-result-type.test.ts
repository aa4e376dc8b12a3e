import { describe, expect, test } from "vitest";
import { endpointTypes } from "../generate-text.ts";

describe("result", () => {
  const operation = (responses: string, method = "get"): string =>
    `  /x: { ${method}: { operationId: x, responses: ${responses} } }`;
  const json = "{ description: '', content: { application/json: { schema: {} } } }";
  test.each([
    ['{ "204": { description: "" } }', "Success<204, undefined>"],
    ['{ "200": { description: "", content: { text/csv: {} } } }', "Success<200, string>"],
    ['{ "200": { description: "", content: { image/png: {} } } }', "Success<200, Blob>"],
    ['{ "200": { description: "", content: { text/event-stream: {} } } }', "Success<200, EventStream>"],
    [
      '{ "200": { description: "" }, default: { description: "" } }',
      "Success<200, undefined> | Failure<ErrorStatus, string>",
    ],
    ['{ default: { description: "" } }', "Success<SuccessStatus, undefined> | Failure<ErrorStatus, string>"],
    ['{ "100": { description: "" }, "302": { description: "" } }', "Failure<302, string>"],
    ["{}", "Success<SuccessStatus, unknown> | Failure<ErrorStatus, unknown>"],
    [
      `{ "4XX": ${json} }`,
      'Failure<ClientErrorStatus, operations["x"]["responses"]["4XX"]["content"]["application/json"]>',
    ],
  ])("%s gives %s", (responses, want) => {
    expect(endpointTypes(operation(responses)).split("\n").at(-1)?.trim()).toBe(want);
  });

  test("has no data where the method has no body", () => {
    expect(endpointTypes(operation(`{ "200": ${json}, "404": ${json} }`, "head"))).toContain(
      "Success<200, undefined> | Failure<404, string>",
    );
  });

  test("lets the caller choose among the media types of a success", () => {
    const responses =
      '{ "200": { description: "", content: { text/csv: {}, image/png: {} } }, "404": { description: "", content: { text/plain: {} } } }';
    expect(endpointTypes(operation(responses))).toContain(
      '{ accept?: "text/csv" | "image/png" },\n  Success<200, string | Blob>',
    );
  });
});
