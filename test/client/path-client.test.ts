import { describe, expect, test, vi } from "vitest";
import type { Client } from "../../src/client/client.ts";
import type { ClientOptions } from "../../src/client/client-core.ts";
import { defineClient } from "../../src/client/create-client.ts";
import { defineEndpoint } from "../../src/client/define-endpoint.ts";
import { type CreatePathClient, definePathClient } from "../../src/client/path-client.ts";
import { ConnectionError, InsecureTransportError, MissingCredentialError } from "../../src/errors.ts";
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
const post = defineEndpoint({
  method: "POST",
  path: "/up",
  security: [{ bearerAuth: [] }, {}],
  parameters: { query: { filter: { style: "deepObject", explode: true } } },
  body: { "application/x-www-form-urlencoded": {} },
});
const createClient = defineClient({
  servers: ["https://api.example"],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
});
const createPathClient: CreatePathClient<Paths> = definePathClient([endpoints]);

/** Routes of which nothing is known. */
type AnyPaths = Record<
  "/up",
  Record<
    "put" | "post",
    {
      parameters: object;
      requestBody?: { content: { "*/*": unknown } };
      responses: { 200: { content: { "*/*": unknown } } };
    }
  >
>;
type PathClientOf<Paths extends object> = ReturnType<CreatePathClient<Paths>>;

function pathClientOf(options: ClientOptions): PathClientOf<AnyPaths> {
  return definePathClient([{ post }])(createClient(options));
}

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

  test("wants a client first", () => {
    expect(() => createPathClient({} as Client)).toThrow(TypeError);
    expect(() => createPathClient(undefined as never)).toThrow(
      "createPathClient: the first argument is no client; make one by createClient",
    );
  });

  test("reads an answer by its content type, and an error as one", async () => {
    const answers = [
      new Response("a,b", { headers: { "content-type": "text/csv" } }),
      new Response(null, { status: 204 }),
      new Response("", { status: 500, statusText: "Oops" }),
    ];
    const client = createPathClient(createClient({ fetch: async () => answers.shift() ?? Response.error() }));
    expect((await client.GET("/feed/{id}", id)).data).toBe("a,b");
    expect(await client.GET("/feed/{id}", id)).toMatchObject({ data: undefined, response: { status: 204 } });
    expect((await client.GET("/feed/{id}", id)).error).toBe("500 Oops");
  });

  test("throws what any call throws for an answer that cannot be read", async () => {
    const headers = { "content-type": "application/json" };
    const client = createPathClient(createClient({ fetch: async () => new Response("{s3cret", { headers }) }));
    const read = client.GET("/feed/{id}", id);
    await expect(read).rejects.toThrow("The body of the answer 200 is not valid JSON (GET /feed/{id})");
  });

  test("keeps the time limit of a call, the body of its answer included", async () => {
    const client = createPathClient(
      createClient({ fetch: async () => new Response(new ReadableStream()), timeout: 5000 }),
    );
    vi.useFakeTimers();
    const ended = client.GET("/feed/{id}", id).catch((thrown: unknown) => thrown);
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect(await ended).toMatchObject({ code: "TIMEOUT", phase: "body" });
  });

  test("goes to the server that its operation names", async () => {
    const { fetch, sent } = observedFetch();
    const upload = defineEndpoint({ method: "PUT", path: "/up", server: "https://files.example/v1" });
    const client: PathClientOf<AnyPaths> = definePathClient([{ upload }])(createClient({ fetch }));
    await client.PUT("/up");
    expect(sent[0]?.url).toBe("https://files.example/v1/up");
  });

  test("writes cookies, nested queries and bodies as the operation says", async () => {
    const { fetch, sent } = observedFetch();
    const client = pathClientOf({ fetch });
    const params = {
      query: { filter: { by: { name: "Ada" } } },
      header: { "x-ids": [1, 2] },
      cookie: { theme: "dark" },
    };
    await client.POST("/up", { params, body: { note: "é" } });
    expect(sent[0]).toMatchObject({
      url: "https://api.example/up?filter%5Bby%5D%5Bname%5D=Ada",
      headers: { cookie: "theme=dark", "x-ids": "1,2", "content-type": "application/x-www-form-urlencoded" },
      body: "note=%C3%A9",
    });
  });
});

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
