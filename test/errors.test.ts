import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  ApiError,
  ConnectionError,
  errorFor,
  InsecureTransportError,
  InsufficientScopeError,
  InvalidCredentialError,
  InvalidParameterError,
  isLatchkeyError,
  LatchkeyError,
  MissingCredentialError,
  OfflineError,
  RefreshFailedError,
  RefreshRejectedError,
  ResponseBodyError,
  SessionEndedError,
  SignedOutError,
  StoreError,
  TimeoutError,
} from "../src/errors.ts";

const operation = { method: "GET", path: "/feed/{id}" };

/** An answer that shows a token in every way that a logger knows. */
function tellingAnswer(): Response {
  const response = new Response("s3cr3t", { status: 500, headers: { "x-token": "s3cr3t" } });
  return Object.defineProperty(response, "url", { value: "https://api.test/?key=s3cr3t" });
}

const errors: readonly [LatchkeyError, name: string, code: string, own: object][] = [
  [
    new MissingCredentialError("It", { ...operation, schemes: ["a"] }),
    "MissingCredentialError",
    "MISSING_CREDENTIAL",
    { schemes: ["a"] },
  ],
  [
    new InvalidCredentialError("It", { ...operation, scheme: "a" }),
    "InvalidCredentialError",
    "INVALID_CREDENTIAL",
    { scheme: "a" },
  ],
  [
    new InsufficientScopeError("It", { ...operation, scheme: "a", missing: ["w"] }),
    "InsufficientScopeError",
    "INSUFFICIENT_SCOPE",
    { scheme: "a", missing: ["w"] },
  ],
  [new SignedOutError("It", operation), "SignedOutError", "SIGNED_OUT", {}],
  [
    new SessionEndedError("It", { ...operation, reason: "rejected" }),
    "SessionEndedError",
    "SESSION_ENDED",
    { reason: "rejected" },
  ],
  [
    new RefreshFailedError("It", { ...operation, retryAfter: 1000, status: 401 }),
    "RefreshFailedError",
    "REFRESH_FAILED",
    { retryAfter: 1000, status: 401 },
  ],
  [new OfflineError("It", { ...operation, phase: "first" }), "OfflineError", "OFFLINE", { phase: "first" }],
  [new ConnectionError("It", { ...operation, phase: "retry" }), "ConnectionError", "CONNECTION", { phase: "retry" }],
  [new TimeoutError("It", { ...operation, phase: "session" }), "TimeoutError", "TIMEOUT", { phase: "session" }],
  [new InsecureTransportError("It", operation), "InsecureTransportError", "INSECURE_TRANSPORT", {}],
  [
    new InvalidParameterError("It", { ...operation, parameter: "id" }),
    "InvalidParameterError",
    "INVALID_PARAMETER",
    { parameter: "id" },
  ],
  [
    new ResponseBodyError("It", { ...operation, status: 500, response: tellingAnswer() }),
    "ResponseBodyError",
    "RESPONSE_BODY",
    { status: 500 },
  ],
  [
    new ApiError("It", { ...operation, status: 500, error: { detail: "x" }, response: tellingAnswer() }),
    "ApiError",
    "API",
    { status: 500, error: { detail: "x" } },
  ],
  [new StoreError("It", { ...operation, step: "write" }), "StoreError", "STORE", { step: "write" }],
];

test.each(errors)("%s has a name, a code, its operation, and what it alone knows", (error, name, code, own) => {
  expect(error).toBeInstanceOf(LatchkeyError);
  expect(error).toBeInstanceOf(Error);
  expect(error.message).toBe("It (GET /feed/{id})");
  expect(Object.fromEntries(Object.entries(error))).toEqual({ name, code, ...operation, ...own });
});

test.each(errors)("%s shows nothing of an answer that it holds, however it is logged", (error) => {
  const logged = [inspect(error, { depth: 9 }), JSON.stringify(error), String(error), error.stack];
  const cloned: unknown = structuredClone(error);
  expect([...logged, inspect(cloned, { depth: 9, showHidden: true })].join("\n")).not.toContain("s3cr3t");
  expect(cloned).toMatchObject({ message: error.message });
});

test.each(errors)("%s is the same error when another call tells it", (error, name, code, own) => {
  const cause = new Error("why");
  Object.defineProperty(error, "cause", { value: cause, configurable: true, writable: true });
  const told = errorFor(error, { method: "PUT", path: "/other" });
  expect(told).toBeInstanceOf(error.constructor);
  expect(told).not.toBe(error);
  expect(told).toMatchObject({ name, code, ...own, method: "PUT", path: "/other", message: "It (PUT /other)", cause });
  expect(Reflect.get(told, "response")).toBe(Reflect.get(error, "response"));
  expect(Object.keys(told)).not.toContain("response");
  expect(error.message).toBe("It (GET /feed/{id})");
});

test("is told anew for every call, without a trace of the one before", () => {
  const error = new SignedOutError("Nobody is here");
  expect(error.message).toBe("Nobody is here");
  const once = errorFor(error, { method: "GET", path: "/a" });
  if (!isLatchkeyError(once)) throw once;
  const told = errorFor(once, { method: "GET", path: "/b" });
  expect(told.message).toBe("Nobody is here (GET /b)");
});

test("has a stack that begins with its own name", () => {
  expect(new OfflineError("It", { phase: "first" }).stack).toMatch(/^OfflineError: It\n/);
});

test("tells a session that has ended from one that nobody began, and both from a passing fault", () => {
  const ended = new SessionEndedError("It", { reason: "outcome-unknown" });
  expect(ended).toBeInstanceOf(SignedOutError);
  expect(new SignedOutError("It")).not.toBeInstanceOf(SessionEndedError);
  expect(new RefreshFailedError("It")).not.toBeInstanceOf(SignedOutError);
});

test("keeps the cause of a rejection that a refresh function throws", () => {
  const cause = new Error("invalid_grant");
  expect(new RefreshRejectedError("Dead", { cause })).toMatchObject({
    code: "REFRESH_REJECTED",
    message: "Dead",
    cause,
  });
  expect(new RefreshRejectedError().message).toBe("The refresh token was rejected");
});

test("has no property for what is not known", () => {
  const error = new RefreshFailedError("It", { retryAfter: undefined, status: undefined, method: undefined });
  expect(Object.keys(error).toSorted()).toEqual(["code", "name"]);
  expect("cause" in error).toBe(false);
});

test.each(errors)(
  "%s of another copy of the package is known as well, and told to another call",
  (error, name, code) => {
    const copy = otherCopy(error);
    expect(copy).not.toBeInstanceOf(LatchkeyError);
    expect(isLatchkeyError(error)).toBe(true);
    if (!isLatchkeyError(copy)) throw new Error("Not known");
    expect(errorFor(copy, { method: "PUT", path: "/other" })).toMatchObject({ name, code, message: "It (PUT /other)" });
  },
);

test.each([
  ["another library's error of the same code", Object.assign(new Error("timeout"), { code: "TIMEOUT" })],
  ["one of the same name", Object.assign(new Error("timeout"), { name: "TimeoutError" })],
  ["the platform's own", new DOMException("timeout", "TimeoutError")],
  ["a code that does not exist", Object.assign(new Error("It"), { name: undefined, code: "NONE" })],
  ["a text", "TIMEOUT"],
  ["nothing", null],
])("is not misled by %s", (_, error) => {
  expect(isLatchkeyError(error)).toBe(false);
});

/** The same error from a class of the same shape that is not ours. */
function otherCopy({ name, code }: LatchkeyError): Error {
  class Other extends Error {
    override readonly name = name;
    readonly code = code;

    constructor(what: string, { method, path }: { method?: string; path?: string }) {
      super(`${what} (${method} ${path})`);
      Object.assign(this, { method, path });
    }
  }
  return new Other("It", operation);
}
