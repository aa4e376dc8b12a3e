import { describe, expect, test } from "vitest";
import { ConnectionError, InsecureTransportError } from "../../src/errors.ts";
import { observedFetch } from "./observed-fetch.ts";
import { createClient, createPathClient, id, pathClientOf } from "./paths.ts";

describe("openapi-fetch's options of one call", () => {
  test("`headers` may be its own kinds of values", async () => {
    const { fetch, sent } = observedFetch();
    const client = createPathClient(createClient({ fetch, headers: { "x-a": "1", "x-b": "1" } }));
    await client.GET("/feed/{id}", { ...id, headers: { "x-a": null, "x-b": 2 } });
    expect(sent[0]?.headers).toMatchObject({ "x-b": "2" });
    expect(sent[0]?.headers).not.toHaveProperty("x-a");
  });

  test("`baseUrl` goes elsewhere, and nothing that belongs to the API goes along", async () => {
    const { fetch, sent } = observedFetch();
    const client = createPathClient(createClient({ fetch, auth: { bearerAuth: "t" }, headers: { "x-key": "k" } }));
    await client.GET("/feed/{id}", { ...id, baseUrl: "https://staging.example/v2/" });
    expect(sent[0]?.url).toBe("https://staging.example/v2/feed/a%2Fb");
    expect(sent[0]?.headers).not.toHaveProperty("x-key");
    const secured = client.DELETE("/feed/{id}", { ...id, baseUrl: "https://staging.example" });
    await expect(secured).rejects.toThrow(InsecureTransportError);
    expect(sent).toHaveLength(1);
  });

  test("`baseUrl` on the client's own origin takes all along", async () => {
    const { fetch, sent } = observedFetch();
    const client = createPathClient(createClient({ fetch, auth: { bearerAuth: "t" }, headers: { "x-key": "k" } }));
    await client.DELETE("/feed/{id}", { ...id, baseUrl: "https://api.example/v2" });
    expect(sent[0]?.url).toBe("https://api.example/v2/feed/a%2Fb");
    expect(sent[0]?.headers).toMatchObject({ "x-key": "k", authorization: "Bearer t" });
  });

  test("`fetch` sends this call, under the same layers", async () => {
    const { fetch, sent } = observedFetch();
    const elsewhere = observedFetch();
    const client = createPathClient(createClient({ fetch, auth: { bearerAuth: "t" } }));
    await client.DELETE("/feed/{id}", { ...id, fetch: elsewhere.fetch });
    expect(sent).toEqual([]);
    expect(elsewhere.sent[0]?.headers).toMatchObject({ authorization: "Bearer t" });
  });

  test("serializers write in the place of ours", async () => {
    const { fetch, sent } = observedFetch();
    const client = pathClientOf({ fetch });
    await client.POST("/up", {
      params: { query: { ids: [1, 2] } },
      body: { a: 1 },
      pathSerializer: (path: string) => `${path}/now`,
      querySerializer: () => "mine",
      bodySerializer: (body) => `<${Object.keys(body as object).join()}>`,
      headers: { "content-type": "text/xml" },
    });
    await client.POST("/up", {
      params: { query: { ids: [1, 2] } },
      querySerializer: { array: { style: "form", explode: false } },
    });
    expect(sent[0]).toMatchObject({ url: "https://api.example/up/now?mine", body: "<a>" });
    expect(sent[0]?.headers["content-type"]).toBe("text/xml");
    expect(sent[1]?.url).toBe("https://api.example/up?ids=1,2");
  });

  test("`parseAs` reads as it says", async () => {
    const client = createPathClient(createClient({ fetch: async () => Response.json({ id: "1" }) }));
    expect((await client.GET("/feed/{id}", { ...id, parseAs: "text" })).data).toBe('{"id":"1"}');
    const { data } = await client.GET("/feed/{id}", { ...id, parseAs: "stream" });
    expect(await new Response(data).json()).toEqual({ id: "1" });
  });

  test("fetch's own reach it, but for `redirect`", async () => {
    const { fetch, sent } = observedFetch();
    const client = createPathClient(createClient({ fetch, credentials: "include" }));
    await client.GET("/feed/{id}", { ...id, cache: "no-store", referrer: "" });
    expect(sent[0]?.request).toMatchObject({ cache: "no-store", credentials: "include", referrer: "" });
    await expect(client.GET("/feed/{id}", { ...id, redirect: "manual" })).rejects.toThrow(
      "createPathClient: `redirect` cannot be set for one call",
    );
    expect(sent).toHaveLength(1);
  });

  test("`signal` ends the call with its reason", async () => {
    const client = createPathClient(createClient({ fetch: () => new Promise(() => undefined) }));
    const controller = new AbortController();
    const ended = client.GET("/feed/{id}", { ...id, signal: controller.signal });
    const reason = Symbol("mine");
    queueMicrotask(() => controller.abort(reason));
    await expect(ended).rejects.toBe(reason);
  });
});

describe("openapi-fetch's middleware", () => {
  test("sees the request without a credential, and the final answer", async () => {
    const { fetch, sent } = observedFetch(({ headers }) =>
      Response.json({}, { status: headers.get("authorization") === "Bearer new" ? 200 : 401 }),
    );
    const tokens = ["old", "new"];
    const client = createPathClient(createClient({ fetch, auth: { bearerAuth: () => tokens.shift() ?? "" } }));
    const seen: unknown[] = [];
    client.use({
      onRequest: ({ request, schemaPath, params }) => {
        seen.push([request.headers.get("authorization"), schemaPath, params.path]);
        request.headers.set("x-traced", "1");
        return request;
      },
      onResponse: ({ response }) => void seen.push(response.status),
    });
    await client.DELETE("/feed/{id}", id);
    expect(seen).toEqual([[null, "/feed/{id}", { id: "a/b" }], 200]);
    expect(sent.map(({ headers }) => headers["x-traced"])).toEqual(["1", "1"]);
  });

  test("may answer itself, put another answer in the place of one, and take an error", async () => {
    const client = createPathClient(createClient({ fetch: () => Promise.reject(new TypeError("fetch failed")) }));
    const own = { onRequest: () => Response.json({ id: "own" }) };
    client.use(own);
    expect((await client.GET("/feed/{id}", id)).data).toEqual({ id: "own" });
    client.eject(own);
    const caught: unknown[] = [];
    const onError = ({ error }: { error: unknown }) => {
      caught.push(error);
      return Response.json({ id: "instead" });
    };
    expect((await client.GET("/feed/{id}", { ...id, middleware: [{ onError }] })).data).toEqual({ id: "instead" });
    expect(caught).toEqual([expect.any(ConnectionError)]);
    await expect(client.GET("/feed/{id}", id)).rejects.toThrow(ConnectionError);
  });

  test.each<{ body: string; made: () => unknown; times: number }>([
    { body: "an object", made: () => ({ note: "a" }), times: 2 },
    { body: "a function that gives a stream", made: () => () => new Blob(["note=a"]).stream(), times: 2 },
    { body: "a stream", made: () => new Blob(["note=a"]).stream(), times: 1 },
  ])("that puts another Request in the place of one keeps $body", async ({ made, times }) => {
    const { fetch, sent } = observedFetch(() => new Response(null, { status: 401 }));
    const tokens = ["old", "new"];
    const client = pathClientOf({ fetch, auth: { bearerAuth: () => tokens.shift() ?? "" } });
    client.use({ onRequest: ({ request }) => new Request(request, { headers: { "x-b": "1" } }) });
    await client.POST("/up", { body: made() });
    expect(sent.map(({ body, headers }) => `${body} ${headers["x-b"]}`)).toEqual(Array(times).fill("note=a 1"));
  });
});

test("a form of the caller's has the boundary of the request that is sent", async () => {
  const { fetch, sent } = observedFetch();
  const client = pathClientOf({ fetch });
  const body = new FormData();
  body.set("note", "a");
  await client.POST("/up", { body });
  client.use({ onRequest: ({ request }) => new Request(request) });
  await client.POST("/up", { body });
  for (const { request } of sent) expect((await request.formData()).get("note")).toBe("a");
});
