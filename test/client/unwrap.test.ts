import { inspect } from "node:util";
import { expect, test } from "vitest";
import { defineClient } from "../../src/client/create-client.ts";
import { defineEndpoint } from "../../src/client/define-endpoint.ts";
import { unwrap } from "../../src/client/unwrap.ts";
import { ApiError } from "../../src/errors.ts";

const getPost = defineEndpoint({ method: "GET", path: "/feed/{id}" });

function answering(response: Response) {
  const client = defineClient({ servers: ["https://api.example"], schemes: {} })({ fetch: async () => response });
  return getPost(client, { params: { path: { id: 7 } } });
}

test("gives the data, undefined included", async () => {
  expect(await unwrap(answering(Response.json({ id: 7 })))).toEqual({ id: 7 });
  expect(await unwrap(answering(new Response(null, { status: 204 })))).toBeUndefined();
});

test("takes a result as well as a promise of one", async () => {
  expect(await unwrap(await answering(Response.json(1)))).toBe(1);
});

test("throws an ApiError that says who answered what", async () => {
  const response = Response.json({ title: "Gone" }, { status: 410, headers: { "set-cookie": "s3cret" } });
  const error: unknown = await unwrap(answering(response)).catch((thrown: unknown) => thrown);
  if (!(error instanceof ApiError)) throw error;
  expect(error.message).toBe("The server answered 410: Gone (GET /feed/{id})");
  expect(error).toMatchObject({
    code: "API",
    status: 410,
    error: { title: "Gone" },
    method: "GET",
    path: "/feed/{id}",
  });
  expect(error.response).toBe(response);
  expect(inspect(error)).not.toContain("s3cret");
});

test.each<{ problem: unknown; want: string }>([
  { problem: { title: "No\r\n such\u202e post " }, want: "The server answered 404: No such post (GET /feed/{id})" },
  { problem: { title: "" }, want: "The server answered 404 (GET /feed/{id})" },
  { problem: { title: 7 }, want: "The server answered 404 (GET /feed/{id})" },
  { problem: ["title"], want: "The server answered 404 (GET /feed/{id})" },
  {
    problem: { title: "See https://a.example/x?key=s3cret" },
    want: "The server answered 404: See https://a.example/x?… (GET /feed/{id})",
  },
  { problem: { title: `No ${"ab.".repeat(9)} here` }, want: "The server answered 404: No … here (GET /feed/{id})" },
])("has the title of a problem in its message, fit for a log: $problem", async ({ problem, want }) => {
  const error: unknown = await unwrap(answering(Response.json(problem, { status: 404 }))).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect((error as ApiError).message).toBe(want);
});

test("cuts a title that goes on and on", async () => {
  const answer = Response.json({ title: "no ".repeat(100_000) }, { status: 404 });
  const error: unknown = await unwrap(answering(answer)).catch((thrown) => thrown);
  expect((error as ApiError).message.length).toBeLessThan(170);
});

test("knows the operation of another copy's answer", async () => {
  const response = new Response(null, { status: 404 });
  Object.defineProperty(response, Symbol.for("latchkey.operation"), { value: { method: "GET", path: "/other" } });
  const foreign = { ok: false, status: 404, error: "404", response } as const;
  await expect(unwrap(foreign)).rejects.toThrow("The server answered 404 (GET /other)");
});

test("throws one without an operation for a result that is none of ours", async () => {
  const foreign = { ok: false, status: 500, error: "500", response: new Response() } as const;
  await expect(unwrap(foreign)).rejects.toThrow(/^The server answered 500$/);
});

test("hands on what a call throws", async () => {
  const cause = new Error("mine");
  await expect(unwrap(Promise.reject(cause))).rejects.toBe(cause);
});
