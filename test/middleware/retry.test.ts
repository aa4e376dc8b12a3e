import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConnectionError, OfflineError, TimeoutError } from "../../src/errors.ts";
import { retry, type RetryOptions } from "../../src/middleware/retry.ts";
import type { Operation } from "../../src/operation/operation.ts";
import { createSession } from "../../src/session/session.ts";
import { type Answer, observedClient, type ObservedClient, sentHeaders } from "./observed-client.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A client that retries, over a server that answers with these statuses, the last one from then on. */
function retrying(statuses: readonly number[], options: RetryOptions = {}): ObservedClient {
  return answering((_, count) => answerOf(statuses[count - 1] ?? statuses.at(-1) ?? 200), options);
}

function answering(answer: Answer, options: RetryOptions = {}): ObservedClient {
  return observedClient(answer, { middleware: [retry(options)] });
}

function answerOf(status: number, headers: Record<string, string> = {}): Response {
  return Response.json({}, { status, headers });
}

/** What a call comes to once no pause is left, and the milliseconds that it has taken. */
async function played<T>(call: Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const start = Date.now();
  call.catch(() => undefined);
  await vi.runAllTimersAsync();
  const milliseconds = Date.now() - start;
  return { result: await call, milliseconds };
}

describe("a call is made again", () => {
  test.each([429, 502, 503, 504])("after a %i", async (status) => {
    const { call, requests } = retrying([status, 200]);
    expect((await played(call({}))).result.status).toBe(200);
    expect(requests).toHaveLength(2);
  });

  test.each([200, 204, 400, 404, 408, 409, 500, 501])("not after a %i", async (status) => {
    const { call, requests } = answering(() => new Response(null, { status }));
    expect((await played(call({}))).result.status).toBe(status);
    expect(requests).toHaveLength(1);
  });

  test("three times in all, and the last answer is the caller's, with its body", async () => {
    const { call, requests } = answering((_, count) => Response.json({ count }, { status: 503 }));
    expect((await played(call({}))).result).toMatchObject({ status: 503, error: { count: 3 } });
    expect(requests).toHaveLength(3);
  });

  test("as often, and after the statuses, that the application says", async () => {
    const { call, requests } = retrying([500], { attempts: 5, statuses: [500] });
    await played(call({}));
    expect(requests).toHaveLength(5);
    const other = retrying([503], { statuses: [500] });
    await played(other.call({}));
    expect(other.requests).toHaveLength(1);
  });

  test.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "QUERY"])("by an idempotent method: %s", async (method) => {
    const { call, requests } = retrying([503, 200]);
    await played(call({ method }));
    expect(requests).toHaveLength(2);
  });

  test.each(["POST", "PATCH", "PURGE"])("not by %s, which may do harm twice", async (method) => {
    const { call, requests } = retrying([503, 200]);
    expect((await played(call({ method }))).result.status).toBe(503);
    expect(requests).toHaveLength(1);
  });

  test("with the body of the first time, unless that is a stream", async () => {
    const put: Partial<Operation> = { method: "PUT", body: { "text/plain": {} } };
    const whole = retrying([503, 200]);
    await played(whole.call(put, { body: "text" }));
    expect(await Promise.all(whole.requests.map((request) => request.text()))).toEqual(["text", "text"]);
    const spent = retrying([503, 200]);
    expect((await played(spent.call(put, { body: new Blob(["x"]).stream() }))).result.status).toBe(503);
    expect(spent.requests).toHaveLength(1);
    const made = retrying([503, 200]);
    await played(made.call(put, { body: () => new Blob(["x"]).stream() }));
    expect(await Promise.all(made.requests.map((request) => request.text()))).toEqual(["x", "x"]);
  });
});

describe("a lost connection", () => {
  const lost = () => Promise.reject(new TypeError("fetch failed"));

  test("is tried again", async () => {
    const { call, requests } = answering((_, count) => (count < 3 ? lost() : answerOf(200)));
    expect((await played(call({}))).result.status).toBe(200);
    expect(requests).toHaveLength(3);
  });

  test("that is never had again is the last error", async () => {
    const { call, requests } = answering(lost);
    await expect(played(call({}))).rejects.toBeInstanceOf(ConnectionError);
    expect(requests).toHaveLength(3);
  });

  test("is none where a redirect is not followed", async () => {
    const { call, requests } = observedClient(
      () => new Response(null, { status: 302, headers: { location: "mailto:x" } }),
      { middleware: [retry()], auth: { key: "k3y" } },
    );
    await expect(played(call({ security: [{ key: [] }] }))).rejects.toBeInstanceOf(ConnectionError);
    expect(requests).toHaveLength(1);
  });

  test("is none on a device without a network, which says so at once", async () => {
    let asked = 0;
    const { call, requests } = observedClient(() => answerOf(503), {
      middleware: [retry()],
      online: () => ++asked === 1,
    });
    await expect(played(call({}))).rejects.toBeInstanceOf(OfflineError);
    expect([asked, requests.length]).toEqual([2, 1]);
  });
});

describe("a pause", () => {
  test("is a random part of one that doubles, and is bounded", async () => {
    const { call } = retrying([503], { attempts: 5, minDelay: 100, maxDelay: 300 });
    // Half of 100, 200 and 400; the last is bounded.
    expect((await played(call({}))).milliseconds).toBe(50 + 100 + 200 + 300);
  });

  test("is as long as the server asks for, and not the same for all who are asked", async () => {
    const { call } = answering((_, count) => answerOf(count === 1 ? 429 : 200, { "retry-after": "7" }));
    expect((await played(call({}))).milliseconds).toBe(7000 + 250);
  });

  test("lasts to the date that the server names, by its own clock", async () => {
    const date = "Thu, 01 Jan 1998 00:00:00 GMT";
    const { call } = answering((_, count) =>
      answerOf(count === 1 ? 503 : 200, { date, "retry-after": "Thu, 01 Jan 1998 00:00:09 GMT" }),
    );
    expect((await played(call({}))).milliseconds).toBe(9000 + 250);
  });

  test("is not begun where the server asks for more than the application grants", async () => {
    const { call, requests } = retrying([503]);
    const patient = answering(() => answerOf(503, { "retry-after": "31" }));
    expect((await played(patient.call({}))).result.status).toBe(503);
    expect(patient.requests).toHaveLength(1);
    await played(call({}));
    expect(requests).toHaveLength(3);
  });

  test("is not begun where it would outlast the call: the last answer is the caller's", async () => {
    const { call, requests } = answering((_, count) => Response.json({ count }, { status: 503 }));
    // 250 are waited, 500 would be too many.
    const { result, milliseconds } = await played(call({}, { timeout: 700 }));
    expect(result).toMatchObject({ status: 503, error: { count: 2 } });
    expect([milliseconds, requests.length]).toEqual([250, 2]);
  });

  test("is not begun after a lost connection either: the error is the caller's", async () => {
    const { call, requests } = answering(() => Promise.reject(new TypeError("fetch failed")));
    await expect(played(call({}, { timeout: 200 }))).rejects.toBeInstanceOf(ConnectionError);
    expect(requests).toHaveLength(1);
  });

  test("ends with the caller's abort at once, and leaves no timer", async () => {
    const controller = new AbortController();
    const { call, requests } = retrying([503]);
    const result = call({}, { signal: controller.signal, timeout: 60_000 });
    await vi.advanceTimersByTimeAsync(100);
    controller.abort("mine");
    await expect(result).rejects.toBe("mine");
    expect([requests.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  test("has given up the body of the answer before it", async () => {
    const cancel = vi.fn<() => void>();
    const { call } = answering((_, count) =>
      count === 1 ? new Response(new ReadableStream({ cancel }), { status: 503 }) : answerOf(200),
    );
    const result = call({});
    await vi.advanceTimersByTimeAsync(1);
    expect(cancel).toHaveBeenCalledOnce();
    await vi.runAllTimersAsync();
    await result;
  });
});

test("the time limit of a call is for all of its attempts", async () => {
  const { call, requests } = answering((request, count) =>
    count === 1
      ? answerOf(503)
      : new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(new Error("too late")))),
  );
  await expect(played(call({}, { timeout: 1000 }))).rejects.toBeInstanceOf(TimeoutError);
  expect(requests).toHaveLength(2);
});

test("an aborted call is not made again", async () => {
  const controller = new AbortController();
  const { call, requests } = answering(() => {
    controller.abort("mine");
    return Promise.reject(new TypeError("fetch failed"));
  });
  await expect(played(call({}, { signal: controller.signal }))).rejects.toBe("mine");
  expect(requests).toHaveLength(1);
});

test("a refusal inside counts as it does without: at most two requests each time", async () => {
  vi.useRealTimers();
  const session = createSession({ refresh: async () => ({ accessToken: "new" }) });
  await session.start({ accessToken: "old", refreshToken: "r" });
  const client = observedClient(
    (request, count) => {
      if (request.headers.get("authorization") === "Bearer old") return answerOf(401);
      return answerOf(count === 2 ? 503 : 200);
    },
    { middleware: [retry({ minDelay: 0 })], auth: { bearer: session } },
  );
  expect((await client.call({ security: [{ bearer: [] }] })).status).toBe(200);
  expect(sentHeaders(client, "authorization")).toEqual(["Bearer old", "Bearer new", "Bearer new"]);
});

describe("an idempotency key", () => {
  const post: Partial<Operation> = { method: "POST" };
  const declared: Partial<Operation> = { ...post, idempotencyKey: "X-Once" };

  test("makes any method repeatable, and is the same each time", async () => {
    const client = retrying([503, 503, 200], { idempotencyKey: "Idempotency-Key" });
    expect((await played(client.call(post))).result.status).toBe(200);
    const [first, ...others] = sentHeaders(client, "idempotency-key");
    expect(first).toMatch(/^[\da-f-]{36}$/);
    expect(others).toEqual([first, first]);
  });

  test("is another one in each call", async () => {
    const client = retrying([200], { idempotencyKey: "Idempotency-Key" });
    await played(client.call(post));
    await played(client.call(post));
    const [first, second] = sentHeaders(client, "idempotency-key");
    expect(second).not.toBe(first);
  });

  test("goes by the name that the document has for the operation", async () => {
    const client = retrying([503, 200], { idempotencyKey: "Idempotency-Key" });
    await played(client.call(declared));
    expect(sentHeaders(client, "idempotency-key")).toEqual([null, null]);
    const [first, second] = sentHeaders(client, "x-once");
    expect([second, typeof first]).toEqual([first, "string"]);
    const alone = retrying([503, 200]);
    await played(alone.call(declared));
    expect(alone.requests).toHaveLength(2);
  });

  test("of the caller's own wins", async () => {
    const client = retrying([503, 200]);
    await played(client.call(declared, { headers: { "x-once": "mine" } }));
    expect(sentHeaders(client, "x-once")).toEqual(["mine", "mine"]);
  });

  test("is not sent where the method needs none, unless the document wants it", async () => {
    const client = retrying([200], { idempotencyKey: "Idempotency-Key" });
    await played(client.call({ method: "PUT" }));
    await played(client.call({ method: "PUT", idempotencyKey: "X-Once" }));
    expect(sentHeaders(client, "idempotency-key")).toEqual([null, null]);
    expect(sentHeaders(client, "x-once")[1]).toMatch(/./);
  });

  test("does not make a stream repeatable", async () => {
    const client = retrying([503, 200]);
    await played(client.call({ ...declared, body: { "text/plain": {} } }, { body: new Blob(["x"]).stream() }));
    expect(client.requests).toHaveLength(1);
  });
});

test.each<[string, RetryOptions]>([
  ["attempts", { attempts: 0 }],
  ["attempts", { attempts: 1.5 }],
  ["attempts", { attempts: Infinity }],
  ["statuses", { statuses: [42] }],
  ["statuses", { statuses: [Number.NaN] }],
  ["minDelay", { minDelay: -1 }],
  ["maxDelay", { maxDelay: Number.NaN }],
  ["idempotencyKey", { idempotencyKey: "" }],
  ["idempotencyKey", { idempotencyKey: "a b" }],
])("`%s` that cannot work is a TypeError: %j", (name, options) => {
  expect(() => retry(options)).toThrow(TypeError);
  expect(() => retry(options)).toThrow(`retry: \`${name}\``);
});

test("one attempt is one request", async () => {
  const { call, requests } = retrying([503], { attempts: 1 });
  await played(call({}));
  expect(requests).toHaveLength(1);
});
