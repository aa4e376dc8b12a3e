import { expect, test } from "vitest";
import { callEndpoint } from "../../src/client/call-endpoint.ts";
import { type ClientParameters, clientCore } from "../../src/client/client-core.ts";
import { bareParts } from "../../src/request/bare-parameters.ts";
import { observedFetch } from "../client/observed-fetch.ts";

const operation = { method: "GET", path: "/feed" };

test.each<[string, ClientParameters, string, Record<string, string>]>([
  ["texts, numbers and booleans", { query: { q: "a b&c", n: 1, yes: true } }, "?q=a%20b%26c&n=1&yes=true", {}],
  ["lists, without what is nothing", { query: { ids: [1, null, 2, undefined], none: [] } }, "?ids=1&ids=2", {}],
  ["a date", { query: { since: new Date(0) } }, "?since=1970-01-01T00%3A00%3A00.000Z", {}],
  ["headers", { header: { "X-Team": ["a", "b"] } }, "", { "x-team": "a,b" }],
  ["cookies", { cookie: { theme: "dark", n: 1 } }, "", { cookie: "theme=dark; n=1" }],
  ["nothing of the path", { path: { id: 1 } }, "", {}],
])("a client's parameters reach an operation that declares none: %s", async (_, params, query, headers) => {
  const { fetch, sent } = observedFetch();
  const core = clientCore({ servers: ["https://api.example"], schemes: {} }, { params, fetch });
  await callEndpoint(core, operation, {});
  expect(sent[0]).toMatchObject({ url: `https://api.example/feed${query}`, headers });
});

test("the path is as it stands", () => {
  expect(bareParts.path(operation, {})).toBe("/feed");
});

test("a body that the document does not declare is refused, and nothing is sent", async () => {
  const { fetch, sent } = observedFetch();
  const core = clientCore({ servers: ["https://api.example"], schemes: {} }, { fetch });
  await expect(callEndpoint(core, { ...operation, method: "POST" }, { body: { a: 1 } })).rejects.toMatchObject({
    code: "INVALID_PARAMETER",
    parameter: "body",
    message: "The parameter body is nothing that the document declares (POST /feed)",
  });
  expect(sent).toEqual([]);
});
