import { describe, expect, test } from "vitest";
import { type CreateClient, defineClient } from "../../src/client/create-client.ts";
import { defineEndpoint } from "../../src/client/define-endpoint.ts";
import { createSession } from "../../src/session/session.ts";
import { observedFetch } from "./observed-fetch.ts";

const createClient = defineClient({
  servers: ["https://api.example"],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
}) as CreateClient<{ bearerAuth: unknown }, "https://api.example">;
const secured = defineEndpoint({ method: "GET", path: "/x", security: [{ bearerAuth: [] }] });

test("shows nothing of what it holds", () => {
  const client = createClient({ auth: { bearerAuth: "s3cret" }, headers: { "x-key": "k3y" } });
  expect(Object.keys(client)).toEqual(["fetch", "with"]);
  expect(JSON.stringify(client)).toBe("{}");
});

describe("with", () => {
  test("is the same client with some options replaced", async () => {
    const { fetch, sent } = observedFetch();
    const client = createClient({
      fetch,
      auth: { bearerAuth: "t" },
      headers: { "x-a": "1" },
      params: { query: { v: 1 } },
    });
    const other = client.with({ headers: { "x-b": "2" }, baseUrl: "https://staging.example", params: undefined });
    await secured(other);
    await secured(client);
    expect(sent.map(({ url, headers }) => [url, headers["x-a"], headers["x-b"], headers["authorization"]])).toEqual([
      ["https://staging.example/x?v=1", undefined, "2", "Bearer t"],
      ["https://api.example/x?v=1", "1", undefined, "Bearer t"],
    ]);
  });

  test("checks what it is given, as createClient does", () => {
    const client = createClient();
    expect(() => client.with({ timeout: 0 })).toThrow("createClient: `timeout` is not a number above zero");
    expect(() => client.with({ baseUrl: "nowhere" })).toThrow(TypeError);
  });

  test("takes no session to another origin", () => {
    const session = createSession({ refresh: async () => ({ accessToken: "a" }) });
    const home = { "~credential": { ...session["~credential"], origin: "https://api.example" } };
    const client = createClient({ auth: { bearerAuth: home } });
    expect(() => client.with({ baseUrl: "https://other.example" })).toThrow("belongs to https://api.example");
  });
});
