import { wrapAsPathBasedClient } from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import type { Client } from "../../src/client/client.ts";
import { defineEndpoint } from "../../src/client/define-endpoint.ts";
import { definePathClient } from "../../src/client/path-client.ts";
import { MissingCredentialError, ResponseBodyError } from "../../src/errors.ts";
import { observedFetch } from "./observed-fetch.ts";
import { type AnyPaths, type PathClientOf, createClient, createPathClient, id, pathClientOf } from "./paths.ts";

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

  test("is one that openapi-fetch can wrap as its client by paths", async () => {
    const { fetch, sent } = observedFetch();
    const client = wrapAsPathBasedClient(createPathClient(createClient({ fetch, auth: { bearerAuth: "t" } })));
    await client["/feed/{id}"].DELETE(id);
    expect(sent[0]).toMatchObject({ method: "DELETE", headers: { authorization: "Bearer t" } });
  });

  test("refuses a page where JSON is declared, and reads what its caller asks for", async () => {
    const page = () => Promise.resolve(new Response("<html>", { headers: { "content-type": "text/html" } }));
    const up = defineEndpoint({ method: "POST", path: "/up", accept: ["application/json"] });
    const client: PathClientOf<AnyPaths> = definePathClient([{ up }])(createClient({ fetch: page }));
    await expect(client.POST("/up")).rejects.toThrow(ResponseBodyError);
    const asked = await client.POST("/up", { headers: { accept: "text/html" } });
    expect(asked.data).toBe("<html>");
  });

  test("has the bytes of a stream, as openapi-fetch has", async () => {
    const events = () =>
      Promise.resolve(new Response("data: 1\n\n", { headers: { "content-type": "text/event-stream" } }));
    const up = defineEndpoint({ method: "POST", path: "/up" });
    const client: PathClientOf<AnyPaths> = definePathClient([{ up }])(createClient({ fetch: events }));
    const { data } = await client.POST("/up", { parseAs: "stream" });
    expect(await new Response(data).text()).toBe("data: 1\n\n");
    expect((await client.POST("/up")).data).toBeInstanceOf(ReadableStream);
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
