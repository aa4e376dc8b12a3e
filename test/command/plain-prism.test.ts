import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { stripVTControlCharacters } from "node:util";
import { type Mock, startMock } from "@latchkey/cli/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type ReferenceApi, referenceCalls } from "../end-to-end/reference-calls.ts";

const require = createRequire(import.meta.url);
const program = require.resolve("@stoplight/prism-cli/dist/index.js");

/** Prism as everybody runs it: a process of its own, with nothing of ours in it. */
interface Prism {
  readonly url: string;
  stop(): Promise<void>;
}

async function startPrism(...args: readonly string[]): Promise<Prism> {
  const child = spawn(process.execPath, [program, ...args, "-h", "127.0.0.1", "-p", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, SCARF_ANALYTICS: "false" },
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (data) => {
      output += stripVTControlCharacters(String(data));
      const found = /listening on (http:\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`Prism exited with ${code}:\n${output}`)));
  });
  return { url, stop: () => stopped(child) };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  await exited;
}

/** A fetch that keeps what Prism says of each exchange. */
function watching(violations: string[]): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const found = response.headers.get("sl-violations");
    if (found !== null) violations.push(found);
    return response;
  };
}

/**
 * Every operation, two with less than elsewhere: Prism 5.16 takes a path's value apart at its commas and then ends (so no second id),
 * and calls the comma between the items of a form a reserved character.
 */
const readable: typeof referenceCalls = {
  ...referenceCalls,
  "a form": (api) => api.searchPosts({ body: { query: "the pass & more", tags: ["a"] } }),
  "a matrix path": (api) => api.listMedia({ params: { path: { ids: ["m_1"] } } }),
};

/** Prism reads every part of a multipart body as a text, also one that the document describes as an object. */
const misread = "a multipart body with a file";
const calls = Object.entries(readable).filter(([name]) => name !== misread);
const upload = referenceCalls[misread];

/** What Prism says of the parts that are no texts; anything else would be ours. */
const misreadParts = [
  { location: ["request", "body", "details"], message: "Request body property details must be object" },
  { location: ["request", "body", "tags"], message: "Request body property tags must be array" },
];

describe("the unmodified `prism mock`", () => {
  const violations: string[] = [];
  let prism: Prism;
  let api: ReferenceApi;
  beforeAll(async () => {
    prism = await startPrism("mock", "openapi.yaml");
    api = connect(prism.url, "any token", watching(violations));
    await api.session.signIn({ email: "ada@example.com", password: "any" });
  });
  afterAll(() => prism?.stop());

  test.each(calls)("finds nothing wrong with %s", async (_, call) => {
    violations.length = 0;
    const { ok, error } = await call(api);
    expect({ ok, error, violations }).toEqual({ ok: true, error: undefined, violations: [] });
  });

  test("has nothing against an upload but what it cannot read", async () => {
    violations.length = 0;
    await upload?.(api);
    expect(violations.map((found): unknown => JSON.parse(found))).toMatchObject([misreadParts]);
  });

  test("answers a stream, and lets a session be renewed and end", async () => {
    const { ok, data } = await api.streamFeed();
    if (!ok || data === undefined) throw new Error("No stream");
    await data.cancel();
    await api.session.renew();
    expect((await api.session.signOut()).status).toBe(204);
  });
});

describe("the unmodified `prism proxy` before a server with living tokens", () => {
  const violations: string[] = [];
  let server: Mock;
  let prism: Prism;
  let api: ReferenceApi;
  beforeAll(async () => {
    server = await startMock({ spec: "openapi.yaml" });
    prism = await startPrism("proxy", "openapi.yaml", server.url);
    const { accessToken } = await server.issue({ scopes: ["reports:read", "reports:write"] });
    api = connect(prism.url, accessToken, watching(violations));
    await api.session.signIn({ email: "ada@example.com", password: "any" });
  });
  afterAll(async () => {
    await prism?.stop();
    await server?.close();
  });

  test.each(calls)("finds nothing wrong with %s", async (_, call) => {
    violations.length = 0;
    const { ok, error } = await call(api);
    expect({ ok, error, violations }).toEqual({ ok: true, error: undefined, violations: [] });
  });

  test("passes an upload on, though it cannot read it", async () => {
    server.reset();
    await upload?.(api);
    expect(server.requests.map(({ operationId }) => operationId)).toContain("uploadMedia");
    expect(server.violations).toEqual([]);
  });

  test("lets a token expire, and be renewed once", async () => {
    server.reset();
    server.expire();
    const results = await Promise.all([api.getAccount(), api.getAccount(), api.getAvatar()]);
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(server.requests.filter(({ event }) => event === "rotated")).toHaveLength(1);
  });
});
