import { type Mock, startMock } from "@latchkey/cli/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createPathClient } from "../../generated/index.ts";
import { connect, type ReferenceApi, referenceCalls } from "./reference-calls.ts";
import { allItems } from "../response/streams/streamed.ts";

let mock: Mock;
let api: ReferenceApi;

beforeAll(async () => {
  mock = await startMock({ spec: "openapi.yaml" });
  api = connect(mock.url, (await mock.issue({ scopes: ["reports:read", "reports:write"] })).accessToken);
  await api.session.signIn({ email: "ada@example.com", password: "correct horse battery" });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

describe("what Prism finds nothing wrong with", () => {
  test.each(Object.entries(referenceCalls))("%s", async (_, call) => {
    const { ok, status, error } = await call(api);
    expect({ ok, status, error }).toMatchObject({ ok: true, error: undefined });
    expect(mock.violations).toEqual([]);
  });

  test("server-sent events, as a stream", async () => {
    const { ok, data } = await api.streamFeed();
    if (!ok || data === undefined) throw new Error("No stream");
    const [first] = await allItems(data);
    expect(first).toMatchObject({ event: "post", id: "1" });
  });
});

test("a public route never sees the token", async () => {
  await api.listFeed();
  expect(mock.requests.map(({ token }) => token)).toEqual(["none"]);
});

test("openapi-fetch's own shape carries each route's security", async () => {
  const paths = createPathClient(api.client);
  const { data, error } = await paths.GET("/account");
  expect({ name: data?.name, error }).toMatchObject({ name: "Ada", error: undefined });
  expect(mock.requests.map(({ token }) => token)).toEqual(["live"]);
});

test("own routes go through the same layers", async () => {
  const response = await api.client.fetch("/account", { security: [{ bearerAuth: [] }] });
  expect(response.status).toBe(200);
  await api.client.fetch("/feed");
  expect(mock.requests.map(({ token }) => token)).toEqual(["live", "none"]);
});
