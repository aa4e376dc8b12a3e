import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createClient, createSession, defineEndpoint, getAccount, listFeed } from "../../generated/index.ts";
import { retry } from "../../src/middleware/retry.ts";
import type { AttemptEvent } from "../../src/middleware/hear-attempt.ts";
import { type EchoServer, startEchoServer } from "../echo/echo-server.ts";

let server: EchoServer | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.[Symbol.asyncDispose]();
});

/** A real server that answers its requests with these statuses in turn, each after as many milliseconds. */
async function serverOf(...answers: readonly (readonly [status: number, milliseconds?: number])[]) {
  server = await startEchoServer();
  let count = 0;
  server.answer = (response) => {
    const [status, milliseconds = 0] = answers[Math.min(count++, answers.length - 1)] ?? [200];
    void setTimeout(milliseconds).then(() =>
      response.writeHead(status, { "content-type": "application/json", location: "/other" }).end("{}"),
    );
  };
  return server.origin;
}

/** What is heard, without its times. */
function heardBy(events: readonly AttemptEvent[]) {
  return events.map(({ operation: { id, method, path }, phase, status }) => ({ id, method, path, phase, status }));
}

const account = { id: "getAccount", method: "GET", path: "/account" };

describe("onAttempt", () => {
  test("hears of a request: its operation, its status, and how long it took", async () => {
    const heard: AttemptEvent[] = [];
    const baseUrl = await serverOf([200, 60]);
    await listFeed(createClient({ baseUrl, onAttempt: (attempt) => heard.push(attempt) }));
    expect(heardBy(heard)).toEqual([{ id: "listFeed", method: "GET", path: "/feed", phase: "first", status: 200 }]);
    expect(heard[0]?.milliseconds).toBeGreaterThan(50);
    expect(heard[0]?.waited).toBeLessThan(50);
  });

  test("hears of both requests of a refused call, and what the token of each has cost", async () => {
    const heard: AttemptEvent[] = [];
    const baseUrl = await serverOf([401, 100], [200]);
    const session = createSession({
      baseUrl,
      fetch: async () => {
        await setTimeout(80);
        return Response.json({ accessToken: "A2", refreshToken: "R2", expiresIn: 600 });
      },
    });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 600 });
    const begun = performance.now();
    await getAccount(createClient({ baseUrl, auth: { bearerAuth: session }, onAttempt: (one) => heard.push(one) }));
    const taken = performance.now() - begun;
    expect(heardBy(heard)).toEqual([
      { ...account, phase: "first", status: 401 },
      { ...account, phase: "retry", status: 200 },
    ]);
    expect(heard[0]?.waited).toBeLessThan(60);
    expect(heard[1]?.waited).toBeGreaterThan(70);
    const told = heard.reduce((sum, { milliseconds, waited }) => sum + milliseconds + waited, 0);
    expect(told).toBeLessThanOrEqual(taken);
    expect(JSON.stringify(heard)).not.toMatch(/A1|A2|R1|R2|127\.0\.0\.1/);
  });

  test("hears what a credential that is asked for has cost", async () => {
    const heard: AttemptEvent[] = [];
    const bearerAuth = async () => {
      await setTimeout(60);
      return "t0ken";
    };
    const baseUrl = await serverOf([200]);
    await getAccount(createClient({ baseUrl, auth: { bearerAuth }, onAttempt: (one) => heard.push(one) }));
    expect(heard[0]?.waited).toBeGreaterThan(50);
  });

  test("hears of a request that gets no answer, and of none that was not sent", async () => {
    const heard: AttemptEvent[] = [];
    const onAttempt = (attempt: AttemptEvent) => heard.push(attempt);
    const baseUrl = await serverOf([200, 5000]);
    const timed = listFeed(createClient({ baseUrl, onAttempt, timeout: 50 }));
    await expect(timed).rejects.toMatchObject({ code: "TIMEOUT" });
    await expect(listFeed(createClient({ baseUrl: "http://127.0.0.1:1", onAttempt }))).rejects.toMatchObject({
      code: "CONNECTION",
    });
    const fetch = () => {
      throw new TypeError("No network");
    };
    await expect(listFeed(createClient({ baseUrl, onAttempt, fetch }))).rejects.toMatchObject({ code: "CONNECTION" });
    expect(heard.map(({ status }) => status)).toEqual([undefined, undefined, undefined]);
    const offline = createClient({ baseUrl, onAttempt, online: () => false });
    await expect(listFeed(offline)).rejects.toMatchObject({ code: "OFFLINE" });
    await expect(listFeed(createClient({ baseUrl, onAttempt }), { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(heard.length).toBe(3);
  });

  test("hears of each request that a middleware makes", async () => {
    const heard: AttemptEvent[] = [];
    const baseUrl = await serverOf([503], [503], [200]);
    const middleware = [retry({ minDelay: 1 })];
    await listFeed(createClient({ baseUrl, middleware, onAttempt: (attempt) => heard.push(attempt) }));
    expect(heard.map(({ status }) => status)).toEqual([503, 503, 200]);
  });

  test("hears of each request on the way of a redirect that is followed by hand", async () => {
    const heard: AttemptEvent[] = [];
    const baseUrl = await serverOf([307], [200]);
    const keyed = defineEndpoint({ method: "GET", path: "/x", security: [{ partnerKey: [] }] });
    const client = createClient({ baseUrl, auth: { partnerKey: "key" }, onAttempt: (one) => heard.push(one) });
    await keyed(client);
    expect(heard.map(({ status }) => status)).toEqual([307, 200]);
  });

  test.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("of the application");
      },
    ],
    [
      "rejects",
      async () => {
        throw new Error("of the application");
      },
    ],
  ])("disturbs nobody where it %s: that is told to the console", async (_, onAttempt) => {
    const reported: unknown[] = [];
    vi.spyOn(console, "error").mockImplementation((error: unknown) => reported.push(error));
    const client = createClient({ baseUrl: await serverOf([200]), onAttempt });
    await expect(listFeed(client)).resolves.toMatchObject({ ok: true });
    await vi.waitFor(() => expect(reported).toEqual([new Error("of the application")]));
  });

  test("can be given to a part of an application by `with`", async () => {
    const heard: AttemptEvent[] = [];
    const client = createClient({ baseUrl: await serverOf([200]) });
    await listFeed(client);
    await listFeed(client.with({ onAttempt: (attempt) => heard.push(attempt) }));
    expect(heard.length).toBe(1);
  });
});
