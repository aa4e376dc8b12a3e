import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../cli/src/document/json.ts";
import { checkConstants, checkRequired } from "../../../cli/src/model/check-wired-call.ts";
import type { OperationModel } from "../../../cli/src/model/spec-model.ts";
import type { WirableOperation, Wiring } from "../../../cli/src/model/wiring.ts";
import { documentOf } from "../document/spec-document.ts";

const parameters = [{ in: "header", name: "X-App", required: true }];
const schema = {
  type: "object",
  required: ["token"],
  properties: { token: { type: "string" }, app: { type: "string" } },
};
const operation: WirableOperation = {
  operationId: "renew",
  model: { method: "POST", path: "/renew", parameters } as unknown as OperationModel, // The rest is not looked at.
  value: { requestBody: { required: true, content: { "application/json": { schema } } } },
};
const context = { document: documentOf("{}"), operations: [operation] };
const wiring = (params?: unknown): Wiring => ({
  scheme: "t",
  value: { refresh: { ...(params !== undefined && { params }) } } as JsonObject,
  path: undefined,
});

describe("a constant", () => {
  test("is given where the operation has a place for it", () => {
    const params = { header: { "X-App": "a" }, body: { app: "b" } };
    expect(checkConstants(context, wiring(params), "refresh", operation)).toEqual(params);
    expect(checkConstants(context, wiring(), "refresh", operation)).toBeUndefined();
  });

  test.each([
    ["is no object", 1, "`params` is no object."],
    ["stands nowhere in a request", { headers: {} }, '`params` has no "headers" with values.'],
    ["has no values", { header: 1 }, '`params` has no "header" with values.'],
    ["is for no parameter", { query: { "X-App": "a" } }, '`params.query` names "X-App"'],
    ["is for no member", { body: { no: "a" } }, '`params.body` names "no"'],
  ])("that %s is refused", (_rule, params, problem) => {
    expect(() => checkConstants(context, wiring(params), "refresh", operation)).toThrow(problem);
  });
});

describe("what an operation requires", () => {
  const check =
    (params: JsonObject | undefined, send: string | undefined, step = "refresh") =>
    () =>
      checkRequired(context, wiring(), step, operation, { params, send });

  test("is filled by a pointer or a constant", () => {
    expect(check({ header: { "X-App": "a" } }, "/token")).not.toThrow();
    expect(check({ header: { "X-App": "a" }, body: { token: "t" } }, undefined)).not.toThrow();
  });

  test("and is filled by nothing is refused", () => {
    expect(check(undefined, "/token")).toThrow("requires `X-App` in its header parameters, and nothing gives it");
    expect(check({ header: { "X-App": "a" } }, "/app")).toThrow("requires `token` in its body, and nothing gives it");
  });

  test("of a sign-in's body is its caller's", () => {
    expect(check({ header: { "X-App": "a" } }, undefined, "signIn")).not.toThrow();
    expect(check({ header: { "X-App": "a" } }, undefined)).toThrow("and nothing gives it");
  });
});
