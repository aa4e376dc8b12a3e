import { expect, test } from "vitest";
import { askPrism, type AskOptions } from "../../../../cli/src/mock/prism/ask-prism.ts";
import type { Call } from "../../../../cli/src/mock/http/call.ts";
import type { LoadedPrism } from "../../../../cli/src/mock/prism/load-prism.ts";
import type { PrismConfig, PrismRequest, PrismResult } from "../../../../cli/src/mock/prism/prism-api.ts";
import { callOf } from "../scrap.ts";

const output = { statusCode: 200, headers: { "content-type": "application/json" }, body: { ok: true } };

/** What Prism is asked when a call arrives, and what comes of its answer. */
async function asked(call: Partial<Call>, path = "/", options: AskOptions = {}, fails?: Error) {
  const seen: { request?: PrismRequest; config?: PrismConfig } = {};
  const request = (input: PrismRequest, _operations: unknown, config: PrismConfig) => {
    Object.assign(seen, { request: input, config });
    if (fails !== undefined) throw fails;
    return async (): Promise<PrismResult> => ({ _tag: "Right", right: { output, validations: { input: [] } } });
  };
  const prism: LoadedPrism = { instance: { request }, operations: [] };
  const result = await askPrism(prism, callOf(call), { path, allow: [] }, options);
  return { ...seen, result };
}

test("a request is told in Prism's words", async () => {
  const query = new URLSearchParams("a=1&b=2&b=3");
  const headers = { authorization: "bEARER t", "content-type": "application/json" };
  const { request, result } = await asked({ method: "POST", query, headers, body: Buffer.from("[1]") }, "/x/a,b");
  expect(request).toEqual({
    method: "post",
    url: { path: "/x/a%2Cb", query: { a: "1", b: ["2", "3"] } },
    headers: { authorization: "Bearer t", "content-type": "application/json" },
    body: [1],
  });
  expect(result).toMatchObject({ requestBody: [1], responseBody: { ok: true } });
});

test("a scheme that Prism does not know stays as it is", async () => {
  expect((await asked({ headers: { authorization: "DPoP t" } })).request?.headers["authorization"]).toBe("DPoP t");
});

test("what the caller prefers and accepts is asked for, and a wanted code wins", async () => {
  const headers = { prefer: "code=404", accept: "text/csv, application/json" };
  expect((await asked({ headers })).config?.mock).toMatchObject({
    code: 404,
    mediaTypes: ["text/csv", "application/json"],
  });
  expect((await asked({ headers }, "/", { code: 401 })).config?.mock).toMatchObject({ code: 401 });
});

test("checks are off where they are turned off", async () => {
  expect((await asked({})).config).toMatchObject({ checkSecurity: true, validateRequest: true });
  expect((await asked({}, "/", { security: false, request: false })).config).toMatchObject({
    checkSecurity: false,
    validateRequest: false,
  });
});

test("an unreadable body is a bad request, and what Prism throws cannot be processed", async () => {
  const headers = { "content-type": "application/json" };
  expect((await asked({ headers, body: Buffer.from("{") })).result).toMatchObject({
    answer: { status: 400 },
    findings: [{ location: "body", message: "The body is not JSON." }],
  });
  expect((await asked({}, "/", {}, new Error("no style"))).result).toMatchObject({
    answer: { status: 422 },
    findings: [{ location: "request", message: "no style" }],
  });
});
