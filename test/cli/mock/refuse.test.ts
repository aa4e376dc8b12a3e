import { expect, test } from "vitest";
import { mockOf } from "./scrap.ts";
import { send } from "./send.ts";

const content = (type: string): object => ({
  content: { [type]: { schema: { type: "object" }, example: { said: "by the document" } } },
});
const operation = (responses: object, security?: object[]): object => ({
  get: { ...(security !== undefined && { security }), responses: { 200: { description: "" }, ...responses } },
});
const paths = {
  "/plain": operation({}),
  "/declared": operation({ 401: { description: "", ...content("application/json") } }),
  "/problem": operation({ 401: { description: "", ...content("application/problem+json") } }),
  "/open": operation({}, []),
};

test("a refusal that a switch orders is a problem with a challenge", async () => {
  await using mock = await mockOf(paths);
  mock.refuse(1);
  const { status, headers, text } = await send(mock, "GET", "/plain", { token: "t" });
  expect([status, headers.get("content-type")]).toEqual([401, "application/problem+json"]);
  expect(headers.get("www-authenticate")).toMatch(/^Bearer /);
  expect(text).toContain('"status":401');
  expect((await send(mock, "GET", "/plain", { token: "t" })).status).toBe(200);
});

test("a refusal has the body that the document declares for it, and the challenge of the mock", async () => {
  await using mock = await mockOf(paths);
  mock.refuse(1);
  const { headers, text } = await send(mock, "GET", "/declared", { token: "t" });
  expect(JSON.parse(text)).toEqual({ said: "by the document" });
  expect(headers.get("www-authenticate")).toMatch(/^Bearer /);
});

test("a problem that the document declares stays ours, which says what is wrong", async () => {
  await using mock = await mockOf(paths);
  mock.refuse(1);
  expect(JSON.parse((await send(mock, "GET", "/problem", { token: "t" })).text)).toMatchObject({ status: 401 });
});

test("a public call is never refused, and uses up no refusal", async () => {
  await using mock = await mockOf(paths);
  mock.refuse(1);
  expect((await send(mock, "GET", "/open", { token: "t" })).status).toBe(200);
  expect((await send(mock, "GET", "/plain", { token: "t" })).status).toBe(401);
});

test("an error that the document does not describe has the schema that the configuration gives it", async () => {
  const errors = { type: "object", required: ["message"], properties: { message: { type: "string", example: "no" } } };
  const empty = { 401: { description: "" } };
  const withBody = { requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } } };
  const put = { security: [], ...withBody, responses: { 200: { description: "" } } };
  await using mock = await mockOf({ ...paths, "/empty": { ...operation(empty), put } }, undefined, { errors });
  for (const path of ["/plain", "/empty"]) {
    mock.refuse(1);
    const { status, headers, text } = await send(mock, "GET", path, { token: "t" });
    expect([status, headers.get("content-type"), JSON.parse(text)]).toEqual([
      401,
      "application/json",
      { message: "no" },
    ]);
    expect(headers.get("www-authenticate")).toMatch(/^Bearer /);
  }
  const wrong = await send(mock, "PUT", "/empty");
  expect([wrong.status, JSON.parse(wrong.text)]).toEqual([422, { message: "no" }]);
  mock.refuse(1);
  const { text } = await send(mock, "GET", "/declared", { token: "t" });
  expect(JSON.parse(text)).toEqual({ said: "by the document" });
});

test("`errors` that name no schema are an input's fault", async () => {
  await expect(mockOf(paths, undefined, { errors: "None" })).rejects.toMatchObject({ name: "InputError" });
});
