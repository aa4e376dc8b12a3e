/** What the configuration says, from the document to the wire. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modelOptions, type Config } from "../../cli/src/config.ts";
import { generate, type GenerateResult } from "../../cli/src/generate/generate.ts";

const document = `openapi: 3.0.3
info: { title: Bare, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /open: { get: { operationId: open, security: [], tags: [a], responses: { "204": { description: "" } } } }
  /plain: { get: { operationId: plain, tags: [a], responses: { "204": { description: "" } } } }
  /keyed: { get: { operationId: keyed, tags: [b], security: [{ token: [] }], responses: { "204": { description: "" } } } }
  /ghost: { get: { operationId: haunt, tags: [b], security: [{ ghost: [] }], responses: { "204": { description: "" } } } }
  /renew: { post: { operationId: renew, security: [], requestBody: { content: { application/json: { schema: { type: object, properties: { t: { type: string } } } } } },
    responses: { "200": { description: "", content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } } } } }
components: { securitySchemes: { token: { type: apiKey, in: header, name: Authorization } } }
`;

/** A generated module as JavaScript sees it. */
type Sdk = Readonly<Record<string, (...args: unknown[]) => unknown>>;

interface Session {
  start(tokens: object): Promise<void>;
}

let scratch: string;
beforeAll(async () => {
  // Inside the repository, so that `latchkey` means this one.
  await mkdir(resolve(".scratch"), { recursive: true });
  scratch = await mkdtemp(resolve(".scratch/config-"));
  await writeFile(join(scratch, "api.yaml"), document);
});
afterAll(() => rm(scratch, { recursive: true }));

async function sdkOf(name: string, config: Config): Promise<{ sdk: Sdk; result: GenerateResult }> {
  const out = join(scratch, name);
  const options = { ...modelOptions(config), spec: join(scratch, "api.yaml"), out, importExtension: ".ts" } as const;
  const result = await generate(options);
  const sdk: Sdk = await import(join(out, "index.ts"));
  return { sdk, result };
}

/** Calls an endpoint; gives the `Authorization` and `X-Key` that were sent. */
async function sent(sdk: Sdk, endpoint: string, auth: object): Promise<(string | null)[]> {
  const seen: (string | null)[] = [];
  const fetch = async (input: Request): Promise<Response> => {
    seen.push(input.headers.get("authorization") ?? input.headers.get("x-key"));
    return new Response(null, { status: 204 });
  };
  await sdk[endpoint]?.(sdk["createClient"]?.({ auth, fetch }));
  return seen;
}

describe("schemes", () => {
  test("defines one that operations name and the document does not", async () => {
    const { sdk, result } = await sdkOf("added", {
      schemes: { ghost: { type: "apiKey", in: "header", name: "X-Key" } },
    });
    expect(result.model.notices.filter(({ kind }) => kind === "undefined-scheme")).toEqual([]);
    expect(await sent(sdk, "haunt", { ghost: "k1" })).toEqual(["k1"]);
  });

  test("warns of an undefined one with the way to define it, and lets the caller fulfil it", async () => {
    const { sdk, result } = await sdkOf("undefined", {});
    const warning = result.model.notices.find(({ kind }) => kind === "undefined-scheme");
    expect(warning?.message).toMatch(/`ghost`.*`schemes` of latchkey\.config/);
    const ghost = (request: Request): Request => {
      request.headers.set("x-key", "mine");
      return request;
    };
    expect(await sent(sdk, "haunt", { ghost })).toEqual(["mine"]);
  });

  test("takes an API key in Authorization for a bearer token", async () => {
    const { sdk } = await sdkOf("bearer", { schemes: { token: { as: "bearer" } } });
    expect(await sent(sdk, "keyed", { token: "t1" })).toEqual(["Bearer t1"]);
  });

  test("puts a prefix before it, also before what a session holds", async () => {
    const { sdk } = await sdkOf("prefix", {
      schemes: { token: { as: "bearer", prefix: "Token " } },
      session: { token: { refresh: { operationId: "renew", send: "/t", accessToken: "/a" } } },
    });
    const session = sdk["createSession"]?.() as Session; // The generated types are not known here.
    await session.start({ accessToken: "t2", expiresIn: 600 });
    expect(await sent(sdk, "keyed", { token: session })).toEqual(["Token t2"]);
  });
});

describe("security", () => {
  test("holds for operations that state none, and for no other", async () => {
    const { sdk } = await sdkOf("security", {
      schemes: { main: { type: "http", scheme: "bearer" } },
      security: [{ main: [] }],
    });
    expect(await sent(sdk, "plain", { main: "m1" })).toEqual(["Bearer m1"]);
    expect(await sent(sdk, "open", { main: "m1" })).toEqual([null]);
  });
});

describe("session", () => {
  test("renews by the operation that it names", async () => {
    const { sdk } = await sdkOf("session", {
      schemes: { token: { as: "bearer" } },
      session: { token: { refresh: { operationId: "renew", send: "/t", accessToken: "/a" } } },
    });
    const bodies: unknown[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      bodies.push(await request.json());
      return Response.json({ a: "t4" });
    };
    let now = 0;
    const session = sdk["createSession"]?.({ fetch, now: () => now }) as Session; // As above.
    await session.start({ accessToken: "t3", refreshToken: "r3", expiresIn: 60 });
    now = 120_000;
    expect(await sent(sdk, "keyed", { token: session })).toEqual(["Bearer t4"]);
    expect(bodies).toEqual([{ t: "r3" }]);
  });
});

describe("include, exclude and names", () => {
  test("choose by tag, path and operationId, and pin names", async () => {
    const { sdk } = await sdkOf("chosen", {
      include: ["a", "/keyed"],
      exclude: ["open"],
      names: { "GET /keyed": "readKeyed" },
    });
    const own = Object.keys(sdk).filter((name) => ["open", "plain", "keyed", "readKeyed", "haunt"].includes(name));
    expect(own.toSorted()).toEqual(["plain", "readKeyed"]);
  });
});
