import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createSession } from "../../src/session/session.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import type { Awaitable } from "../../src/waiting/awaitable.ts";
import { observedClient } from "../middleware/observed-client.ts";

const fine = () => Response.json({});
const secured = { security: [{ bearer: [] }] };

/** A promise of another realm: a frame, a worker's message, `node:vm`. */
const ofAnotherRealm = <T>(value: T): Promise<T> => runInNewContext("Promise.resolve(value)", { value });

/** An async function's result, which is the language's own promise, whatever the global `Promise` is. */
const ofTheLanguage = async <T>(value: T): Promise<T> => value;

test.each(["src", "cli/src"])("nothing in %s asks whether a value is an instance of Promise", (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const found = files.filter((file) => /instanceof Promise\b/.test(readFileSync(join(folder, file), "utf8")));
  expect(found).toEqual([]);
});

describe.each<[string, <T>(value: T) => Promise<T>, () => void]>([
  ["another realm", ofAnotherRealm, () => undefined],
  // As zone.js does, and what loads it: Angular, OpenTelemetry.
  ["a replaced global", ofTheLanguage, () => vi.stubGlobal("Promise", class extends Promise<unknown> {})],
])("promises of %s are waited for", (_, promised, prepare) => {
  afterEach(() => void vi.unstubAllGlobals());

  test("of a network that is not there", async () => {
    prepare();
    const observed = observedClient(fine, { online: () => promised(false) });
    await expect(observed.call({})).rejects.toMatchObject({ code: "OFFLINE" });
    const secret = observedClient(fine, { online: () => promised(false), auth: { bearer: "t" } });
    await expect(secret.call(secured)).rejects.toMatchObject({ code: "OFFLINE" });
    expect([...observed.requests, ...secret.requests]).toEqual([]);
  });

  test("of credentials, one and several, and of the request that carries them", async () => {
    prepare();
    const observed = observedClient(fine, {
      auth: { bearer: () => promised("t"), key: () => promised("k"), mtls: (request: Request) => promised(request) },
    });
    expect(await observed.call(secured)).toMatchObject({ ok: true });
    expect(await observed.call({ security: [{ bearer: [], key: [], mtls: [] }] })).toMatchObject({ ok: true });
    expect(observed.requests.map((request) => request.headers.get("authorization"))).toEqual(["Bearer t", "Bearer t"]);
    expect(observed.requests[1]?.headers.get("x-api-key")).toBe("k");
  });

  test("of bodies", async () => {
    prepare();
    const bodies: Promise<string>[] = [];
    const observed = observedClient((request) => (bodies.push(request.text()), fine()));
    await observed.client.fetch("/x", { method: "POST", body: () => promised("the text") });
    expect(await bodies[0]).toBe("the text");
  });

  test("of a store, a refresh and a listener", async () => {
    prepare();
    const kept = memoryStore();
    void kept.set({ accessToken: "A1", refreshToken: "R1", issuedAt: 0, lifetime: 1, signIn: "s", edition: 0 });
    const reported: unknown[] = [];
    vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
    const listener: () => unknown = () => promised(undefined).then(() => Promise.reject(new Error("a listener's own")));
    const session = createSession({
      store: { ...kept, get: () => promised(kept.get()) as Awaitable<never> },
      refresh: () => promised({ accessToken: "A2" }),
      onEvent: listener,
    });
    const observed = observedClient(fine, { auth: { bearer: session } });
    expect(await observed.call(secured)).toMatchObject({ ok: true });
    expect(observed.requests.map((request) => request.headers.get("authorization"))).toEqual(["Bearer A2"]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(reported.map(String)).toContain("Error: a listener's own");
  });
});
