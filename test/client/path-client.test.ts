import { describe, expect, test } from "vitest";
import { defineClient } from "../../src/client/create-client.ts";
import { defineEndpoint } from "../../src/client/define-endpoint.ts";
import { type CreatePathClient, definePathClient } from "../../src/client/path-client.ts";
import { MissingCredentialError } from "../../src/errors.ts";
import { observedFetch } from "./observed-fetch.ts";

interface Paths {
  "/feed/{id}": {
    get: {
      parameters: { path: { id: string }; query?: { ids?: number[] } };
      responses: {
        200: { content: { "application/json": { id: string } } };
        404: { content: { "application/json": { title: string } } };
      };
    };
    delete: { parameters: { path: { id: string } }; responses: { 204: { content?: never } } };
  };
}

const endpoints = {
  getPost: defineEndpoint({
    method: "GET",
    path: "/feed/{id}",
    parameters: { query: { ids: { style: "pipeDelimited" } } },
  }),
  deletePost: defineEndpoint({ method: "DELETE", path: "/feed/{id}", security: [{ bearerAuth: [] }] }),
};
const createClient = defineClient({
  servers: ["https://api.example"],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
});
const createPathClient: CreatePathClient<Paths> = definePathClient([endpoints]);
const id = { params: { path: { id: "a/b" } } };

describe("a path client", () => {
  test("answers in openapi-fetch's own shape", async () => {
    const ok = Response.json({ id: "1" });
    const good = createPathClient(createClient({ fetch: async () => ok }));
    expect(await good.GET("/feed/{id}", id)).toEqual({ data: { id: "1" }, response: ok });
    const no = Response.json({ title: "No" }, { status: 404 });
    const bad = createPathClient(createClient({ fetch: async () => no }));
    expect(await bad.GET("/feed/{id}", id)).toEqual({ error: { title: "No" }, response: no });
  });

  test("writes each value as the operation says", async () => {
    const { fetch, sent } = observedFetch();
    const client = createPathClient(createClient({ fetch }));
    await client.GET("/feed/{id}", { params: { path: { id: "a/b" }, query: { ids: [1, 2] } } });
    await client.request("get", "/feed/{id}", id);
    expect(sent.map(({ method, url }) => [method, url])).toEqual([
      ["GET", "https://api.example/feed/a%2Fb?ids=1%7C2"],
      ["GET", "https://api.example/feed/a%2Fb"],
    ]);
  });

  test("carries each route's own credentials, and no other's", async () => {
    const { fetch, sent } = observedFetch();
    const client = createPathClient(createClient({ fetch, auth: { bearerAuth: "t" } }));
    await client.GET("/feed/{id}", id);
    await client.DELETE("/feed/{id}", id);
    expect(sent.map(({ headers }) => headers["authorization"])).toEqual([undefined, "Bearer t"]);
  });

  test("throws before anything is sent where a credential is missing", async () => {
    const { fetch, sent } = observedFetch();
    await expect(createPathClient(createClient({ fetch })).DELETE("/feed/{id}", id)).rejects.toThrow(
      MissingCredentialError,
    );
    expect(sent).toEqual([]);
  });

  test("does not know routes of its own", async () => {
    const client = createPathClient(createClient());
    await expect(client.request("put", "/feed/{id}" as never, id as never)).rejects.toThrow(
      "createPathClient: the document has no PUT /feed/{id}",
    );
  });

  test("leaves middleware to the client", () => {
    const client = createPathClient(createClient());
    expect(() => client.use({ onRequest: () => undefined })).toThrow(TypeError);
    expect(() => client.eject()).toThrow("createClient's `middleware`");
  });
});
