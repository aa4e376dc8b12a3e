import { inspect } from "node:util";
import { Ajv } from "ajv";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createClient, createPathClient, getAccount, getPost, listFeed, unwrap } from "../../generated/index.ts";
import type { ClientSettings } from "../../src/client/client-core.ts";
import { ResponseBodyError } from "../../src/errors.ts";
import { type EchoServer, startEchoServer } from "../echo/echo-server.ts";

let server: EchoServer | undefined;
afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
});

/** A client of a real server that gives this answer. */
async function clientOver(
  validate: ClientSettings["validate"],
  body: unknown,
  status = 200,
  type = "application/json",
) {
  server = await startEchoServer();
  const text = typeof body === "string" ? body : JSON.stringify(body);
  server.answer = (response) => response.writeHead(status, { "content-type": type }).end(text);
  return createClient({ baseUrl: server.origin, auth: { bearerAuth: "t0ken" }, validate });
}

const feed = { posts: [{ id: "p_1", title: "T" }] };
const feedSchema = z.object({ posts: z.array(z.object({ id: z.string() })) });
const byZod: ClientSettings["validate"] = (data, { operation, status }) =>
  operation.path === "/feed" && status === 200 ? feedSchema["~standard"].validate(data) : undefined;

describe("validate", () => {
  test("gets the JSON of each answer, with its operation and status", async () => {
    const seen: unknown[] = [];
    const see: ClientSettings["validate"] = (data, { operation: { method, path }, status }) => {
      seen.push([data, method, path, status]);
    };
    await listFeed(await clientOver(see, feed));
    await getPost(await clientOver(see, { title: "No" }, 404, "application/problem+json"), {
      params: { path: { id: "p_1" } },
    });
    expect(seen).toEqual([
      [feed, "GET", "/feed", 200],
      [{ title: "No" }, "GET", "/feed/{id}", 404],
    ]);
  });

  test("lets right data pass as they have come: its own output is not taken, since the types are the document's", async () => {
    const upper = z.object({ posts: z.array(z.unknown()).transform(() => []) });
    const result = await listFeed(await clientOver((data) => upper["~standard"].validate(data), feed));
    expect(result.data).toEqual(feed);
  });

  test("by a Standard Schema throws what is wrong, and shows nothing of the answer when it is logged", async () => {
    const client = await clientOver(byZod, { posts: [{ id: 12_345_678 }] });
    const error: unknown = await listFeed(client).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ResponseBodyError);
    expect(error).toMatchObject({
      code: "RESPONSE_BODY",
      status: 200,
      path: "/feed",
      message: "The body of the answer 200 is not what `validate` asks for (GET /feed)",
    });
    const { issues } = error as ResponseBodyError;
    expect(issues?.map(({ path }) => path)).toEqual([["posts", 0, "id"]]);
    const shown = inspect(error, { depth: 9 }) + JSON.stringify(error);
    expect(shown).not.toContain("12345678");
    expect(shown).not.toContain("issues");
  });

  test("by Ajv, whose word is yes or no, throws as well", async () => {
    const check = new Ajv().compile({ type: "object", required: ["posts"] });
    await expect(listFeed(await clientOver((data) => check(data), feed))).resolves.toMatchObject({ ok: true });
    const refused = listFeed(await clientOver((data) => check(data), { post: [] }));
    await expect(refused).rejects.toBeInstanceOf(ResponseBodyError);
  });

  test("may throw itself: that is what the call throws, and it may take its time", async () => {
    const own = new RangeError("of the application");
    const client = await clientOver(async () => {
      await new Promise((resolve) => void setTimeout(resolve, 5));
      throw own;
    }, feed);
    await expect(listFeed(client)).rejects.toBe(own);
    await expect(unwrap(listFeed(client))).rejects.toBe(own);
  });

  test.each<[string, unknown, number, string, Parameters<typeof listFeed>[1]]>([
    ["text", "hello", 200, "text/plain", { parseAs: "text" }],
    ["bytes", feed, 200, "application/json", { parseAs: "blob" }],
    ["an error page", "<h1>Bad gateway</h1>", 502, "text/html", {}],
    ["an empty answer", "", 200, "application/json", {}],
  ])("does not see %s", async (_, body, status, type, init) => {
    const never: ClientSettings["validate"] = () => false;
    await expect(listFeed(await clientOver(never, body, status, type), init)).resolves.toMatchObject({ status });
  });

  test("can be given to one part of an application by `with`", async () => {
    const client = await clientOver(undefined, { posts: 1 });
    await expect(listFeed(client)).resolves.toMatchObject({ ok: true });
    await expect(listFeed(client.with({ validate: byZod }))).rejects.toBeInstanceOf(ResponseBodyError);
  });

  test("judges what the path client reads, too", async () => {
    const paths = createPathClient(await clientOver(byZod, { posts: 1 }));
    await expect(paths.GET("/feed")).rejects.toBeInstanceOf(ResponseBodyError);
  });

  test("is not waited for beyond the time limit of the call", async () => {
    const client = await clientOver(() => new Promise<undefined>(() => undefined), { name: "Ada" });
    await expect(getAccount(client, { timeout: 50 })).rejects.toMatchObject({ code: "TIMEOUT", phase: "body" });
  });
});
