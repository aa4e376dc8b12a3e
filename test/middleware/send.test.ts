import { inspect } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ClientOptions } from "../../src/client/client-core.ts";
import { ConnectionError, LatchkeyError } from "../../src/errors.ts";
import type { BodySource } from "../../src/operation/operation.ts";
import { createSession } from "../../src/session/session.ts";
import type { Tokens } from "../../src/session/tokens.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { type Answer, layersAlone, observedClient } from "./observed-client.ts";

const fine = () => Response.json({});
const never = new Promise<never>(() => undefined);
const secured = { security: [{ bearer: [] }] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function signedIn(refresh: () => Promise<Tokens>) {
  const session = createSession({ refresh });
  await session.start({ accessToken: "old", refreshToken: "r" });
  return session;
}

/** Everything that a call can hang in, with what makes it hang there. */
const hanging: readonly [string, phase: string, () => Promise<[Answer, ClientOptions, body?: unknown]>][] = [
  [
    "the store",
    "session",
    async () => [fine, { auth: { bearer: createSession({ store: { ...memoryStore(), get: () => never } }) } }],
  ],
  [
    "the refresh",
    "session",
    async () => [() => new Response(null, { status: 401 }), { auth: { bearer: await signedIn(() => never) } }],
  ],
  ["a function for a credential", "session", async () => [fine, { auth: { bearer: () => never } }]],
  [
    "the function, asked again",
    "session",
    async () => {
      let count = 0;
      return [() => new Response(null, { status: 401 }), { auth: { bearer: () => (++count % 2 === 1 ? "t" : never) } }];
    },
  ],
  ["the connectivity check", "first", async () => [fine, { auth: { bearer: "t" }, online: () => never }]],
  ["a function for a body", "first", async () => [fine, { auth: { bearer: "t" } }, () => never]],
  ["a fetch that hears no signal", "first", async () => [() => never, { auth: { bearer: "t" } }]],
  [
    "the second request",
    "retry",
    async () => {
      let count = 0;
      return [
        (_, number) => (number === 1 ? new Response(null, { status: 401 }) : never),
        { auth: { bearer: () => `t-${++count}` } },
      ];
    },
  ],
  ["a custom credential", "first", async () => [fine, { auth: { mtls: () => never } }]],
  [
    "the request, after it has waited for a newer token",
    "first",
    async () => {
      const session = await signedIn(async () => ({ accessToken: "newer" }));
      const online = async () => {
        await session.renew();
        return true;
      };
      return [() => never, { auth: { bearer: session }, online }];
    },
  ],
];

/** What requires all that a client holds. */
const requiring = ({ auth = {} }: ClientOptions) => [Object.fromEntries(Object.keys(auth).map((name) => [name, []]))];

/** Lets everything happen that waits for no timer. */
const settle = () => vi.advanceTimersByTimeAsync(0);

test.each(hanging)("rejects with the caller's own reason at once while it waits for %s", async (_, __, hang) => {
  const [answer, options, body] = await hang();
  for (const isAlone of [true, false]) {
    const controller = new AbortController();
    const { signal } = controller;
    const operation = { security: requiring(options), method: "POST", path: "/feed" };
    const call = isAlone
      ? layersAlone(answer, options)({ operation, method: "POST", body: body as BodySource | undefined, signal })
      : observedClient(answer, options).call(operation, { body, signal });
    const outcome = call.catch((error: unknown) => error);
    await settle();
    const reason = { my: "reason" };
    controller.abort(reason);
    expect(await outcome).toBe(reason);
  }
});

test.each(hanging)("ends a call that takes too long in %s, and says in which phase it was", async (_, phase, hang) => {
  const [answer, options, body] = await hang();
  const observed = observedClient(answer, { ...options, timeout: 500 });
  const outcome = observed
    .call({ security: requiring(options), method: "POST" }, { body })
    .catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(499);
  let isSettled = false;
  void outcome.then(() => (isSettled = true));
  await settle();
  expect(isSettled).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await outcome).toMatchObject({ code: "TIMEOUT", phase, method: "POST", path: "/feed" });
});

test("ends a call whose answer takes too long to arrive, and says that it was the body", async () => {
  const headers = { "content-type": "application/json" };
  const observed = observedClient(() => new Response(new ReadableStream(), { headers }), { timeout: 500 });
  const outcome = observed.call({}).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(500);
  expect(await outcome).toMatchObject({ code: "TIMEOUT", phase: "body" });
});

test("sends nothing, and asks nobody, for a call that is aborted before it begins", async () => {
  const reason = "changed my mind";
  const bearer = vi.fn(() => "t");
  const observed = observedClient(fine, { auth: { bearer } });
  await expect(observed.call(secured, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(bearer).not.toHaveBeenCalled();
  expect(observed.requests).toEqual([]);
});

test("sends nothing that is aborted while the network is looked for", async () => {
  const controller = new AbortController();
  let count = 0;
  const online = () => {
    controller.abort("just in time");
    return true;
  };
  const send = layersAlone(
    () => {
      count++;
      return fine();
    },
    { online },
  );
  await expect(send({ signal: controller.signal })).rejects.toBe("just in time");
  expect(count).toBe(0);
});

test("gives up the body of an answer that comes after the abort", async () => {
  let isCancelled = false;
  let arrive = (): void => undefined;
  const late = new Promise<Response>((resolve) => {
    const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
    arrive = () => resolve(new Response(body));
  });
  const controller = new AbortController();
  const outcome = observedClient(() => late)
    .call({}, { signal: controller.signal })
    .catch((error: unknown) => error);
  await settle();
  controller.abort("late");
  arrive();
  expect(await outcome).toBe("late");
  await settle();
  expect(isCancelled).toBe(true);
});

test.each([
  ["at once", () => false],
  ["later", () => Promise.resolve(false)],
])("sends nothing where there is no network, which is known %s", async (_, online) => {
  const observed = observedClient(fine, { online });
  await expect(observed.call({})).rejects.toMatchObject({ code: "OFFLINE", phase: "first", path: "/feed" });
  expect(observed.requests).toEqual([]);
});

test("looks for a network before each request, the second too", async () => {
  let count = 0;
  const answers = [true, false];
  const observed = observedClient(() => new Response(null, { status: 401 }), {
    auth: { bearer: () => `t-${++count}` },
    online: () => answers.shift() ?? true,
  });
  await expect(observed.call(secured)).rejects.toMatchObject({ code: "OFFLINE", phase: "retry" });
  expect(observed.requests).toHaveLength(1);
});

test("is online unless something says otherwise", async () => {
  await expect(observedClient(fine).call({})).resolves.toMatchObject({ ok: true });
  vi.stubGlobal("navigator", { onLine: false });
  await expect(observedClient(fine).call({})).rejects.toMatchObject({ code: "OFFLINE" });
  vi.unstubAllGlobals();
});

test("says that there was no answer, to which operation, in which request, and why", async () => {
  const cause = new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
  const observed = observedClient(() => Promise.reject(cause), { auth: { bearer: "t" } });
  await expect(
    observed.call({ ...secured, path: "/feed/{id}" }, { params: { path: { id: "1" } } }),
  ).rejects.toMatchObject({
    constructor: ConnectionError,
    message: "The request to https://api.test got no answer: reset (GET /feed/{id})",
    phase: "first",
    cause,
  });
});

test("says in which of the two requests there was no answer", async () => {
  let count = 0;
  const answer = (_: Request, number: number) =>
    number === 1 ? new Response(null, { status: 401 }) : Promise.reject(new Error("gone"));
  const observed = observedClient(answer, { auth: { bearer: () => `t-${++count}` } });
  await expect(observed.call(secured)).rejects.toMatchObject({ code: "CONNECTION", phase: "retry" });
});

test("takes a fetch that throws at once for one that gets no answer", async () => {
  const observed = observedClient(() => {
    throw new TypeError("no");
  });
  await expect(observed.call({})).rejects.toMatchObject({ code: "CONNECTION" });
});

test("lets an error of a fetch that is a client itself through", async () => {
  const inner = new ConnectionError("Inner", { phase: "retry" });
  await expect(observedClient(() => Promise.reject(inner)).call({})).rejects.toBe(inner);
});

test.each([
  ["Deno's", (request: Request) => new TypeError(`error sending request for url (${request.url})`)],
  ["Bun's", (request: Request) => Object.assign(new Error("Unable to connect"), { path: request.url })],
  ["one that holds the request", (request: Request) => Object.assign(new Error("failed"), { request })],
  [
    "one that quotes a header",
    (request: Request) => new TypeError(`bad header ${request.headers.get("authorization")}`),
  ],
  [
    "one that quotes the query alone",
    (request: Request) => new Error(`GET /feed${new URL(request.url).search} failed`),
  ],
  [
    "one that quotes a header's last word",
    ({ headers }: Request) => new Error(`bad: ${headers.get("authorization")?.split(" ")[1]}`),
  ],
])("shows no credential through the cause: %s", async (_, fault) => {
  const observed = observedClient((request) => Promise.reject(fault(request)), {
    auth: { bearer: "s3cr3t-token", queryKey: "s3cr3t/key", basic: { username: "user", password: "s3cr3t-password" } },
  });
  for (const security of [[{ bearer: [], queryKey: [] }], [{ basic: [] }]]) {
    const error: unknown = await observed
      .call({ security }, { params: { query: { q: "private" } } })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LatchkeyError);
    const told =
      inspect(error, { depth: 9, showHidden: true }) +
      JSON.stringify(error) +
      inspect(structuredClone(error), { depth: 9 });
    expect(told).not.toMatch(/s3cr3t|private/);
    expect(told).not.toContain(btoa("user:s3cr3t-password"));
  }
});

test("shows no key where the platform refuses the address itself", async () => {
  const observed = observedClient(fine, { auth: { queryKey: "s3cr3t" }, allowInsecure: true });
  const call = observed.client.fetch("https://user:pass@api.test/feed", { security: [{ queryKey: [] }] } as never);
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/s3cr3t|pass@/);
});

test("leaves the query as it is, and encodes a key once", async () => {
  const observed = observedClient(fine, { auth: { queryKey: "a/b+c d%20&é" } });
  await observed.call({ security: [{ queryKey: [] }] }, { params: { query: { q: "x y" } } });
  await observed.call({ security: [{ queryKey: [] }] });
  expect(observed.requests.map(({ url }) => url)).toEqual([
    "https://api.test/feed?q=x%20y&api_key=a%2Fb%2Bc%20d%2520%26%C3%A9",
    "https://api.test/feed?api_key=a%2Fb%2Bc%20d%2520%26%C3%A9",
  ]);
});

test("never sends a key behind a fragment", async () => {
  const observed = observedClient(fine, { auth: { queryKey: "k" } });
  await observed.client.fetch("/feed?a=1#part", { security: [{ queryKey: [] }] } as never);
  expect(observed.requests[0]?.url).toBe("https://api.test/feed?a=1&api_key=k");
});

test("lets a credential leave over plain HTTP only where the application says so", async () => {
  const baseUrl = "http://api.test";
  const observed = observedClient(fine, { baseUrl, auth: { bearer: "t" } });
  await expect(observed.call(secured)).rejects.toMatchObject({ code: "INSECURE_TRANSPORT", path: "/feed" });
  await expect(observed.call({})).resolves.toMatchObject({ ok: true });
  expect(observed.requests).toHaveLength(1);
  const lax = observedClient(fine, { baseUrl, auth: { bearer: "t" }, allowInsecure: true });
  await expect(lax.call(secured)).resolves.toMatchObject({ ok: true });
});

test("sends an operation with a server of its own there, with its credential", async () => {
  const observed = observedClient(fine, {
    auth: { bearer: "t" },
    servers: { "https://up.test/v1": "https://staging.test/v1" },
  });
  await observed.call({ ...secured, server: "https://up.test/v1" });
  await observed.call({ ...secured, server: "https://other.test" });
  expect(observed.requests.map(({ url, headers }) => [url, headers.get("authorization")])).toEqual([
    ["https://staging.test/v1/feed", "Bearer t"],
    ["https://other.test/feed", "Bearer t"],
  ]);
});

test("takes what a fetch without a promise answers, within a time limit too", async () => {
  const fetch = fine as unknown as NonNullable<ClientOptions["fetch"]>; // JavaScript.
  const { call } = observedClient(fine, { fetch, timeout: 1000 });
  expect((await call({})).status).toBe(200);
});
