import { inspect } from "node:util";
import { expect, test } from "vitest";
import { RefreshFailedError, RefreshRejectedError } from "../../src/errors.ts";
import { createSession } from "../../src/session/session.ts";
import type { SessionEvent } from "../../src/session/events.ts";
import { toldFault, toldMessage } from "../../src/session/fault.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";

const tokens = { accessToken: "s3cr3t-access", refreshToken: "s3cr3t-refresh", issuedAt: 0 };
const told = (value: unknown) => inspect(value, { depth: 9, showHidden: true });

test("keeps a fault that shows no token, and the text of one that does", () => {
  const harmless = new Error("503");
  expect(toldFault(harmless, tokens)).toBe(harmless);
  expect(toldFault(undefined, undefined)).toBeUndefined();
  expect(toldFault(new Error("s3cr3t-access was refused"), tokens)).toMatchObject({ message: "… was refused" });
  expect(toldMessage("no s3cr3t-refresh here", tokens)).toBe("no … here");
});

test.each<[string, (token: string) => unknown, object]>([
  ["an error", (token) => new Error(`dead: ${token}`), { code: "REFRESH_FAILED" }],
  [
    "an error that holds the request",
    (token) => Object.assign(new Error("x"), { body: { token } }),
    { code: "REFRESH_FAILED" },
  ],
  [
    "a passing fault",
    (token) => new RefreshFailedError(`dead: ${token}`, { retryAfter: 5000 }),
    { code: "REFRESH_FAILED", retryAfter: 5000, message: "dead: …" },
  ],
  [
    "the cause of a passing fault",
    (token) => new RefreshFailedError("x", { cause: new Error(token) }),
    { code: "REFRESH_FAILED" },
  ],
  ["a rejection", (token) => new RefreshRejectedError(`dead: ${token}`), { code: "SESSION_ENDED", reason: "rejected" }],
  [
    "the cause of a rejection",
    (token) => new RefreshRejectedError("x", { cause: { token } }),
    { code: "SESSION_ENDED" },
  ],
])("tells nobody the token that a refresh function quotes in %s", async (_, fault, error) => {
  const events: SessionEvent[] = [];
  let now = 0;
  const refresh = (token: string) => Promise.reject(fault(token));
  const session = createSession({ refresh, now: () => now, onEvent: (event) => events.push(event) });
  await session.start({ accessToken: "s3cr3t-access", refreshToken: "s3cr3t-refresh", expiresIn: 60 });
  now = 60_000;
  for (let call = 0; call < 2; call++) {
    const thrown: unknown = await session.accessToken().catch((caught: unknown) => caught);
    expect(thrown).toMatchObject(error);
    expect(told(thrown)).not.toContain("s3cr3t");
  }
  expect(events.map(({ type }) => type)).toContain(
    "code" in error && error.code === "SESSION_ENDED" ? "ended" : "failed",
  );
  expect(told(events)).not.toContain("s3cr3t");
});

test("tells nobody the tokens that a store quotes", async () => {
  const events: SessionEvent[] = [];
  const set = (value: object) =>
    Promise.reject(Object.assign(new Error("READONLY"), { command: { args: [JSON.stringify(value)] } }));
  const session = createSession({ store: { ...memoryStore(), set }, onEvent: (event) => events.push(event) });
  await session.start({ accessToken: "s3cr3t-access", refreshToken: "s3cr3t-refresh" });
  expect(events).toMatchObject([
    { type: "started" },
    { type: "failed", error: { code: "STORE", cause: { message: "READONLY" } } },
  ]);
  expect(told(events)).not.toContain("s3cr3t");
});
