import { describe, expect, test } from "vitest";
import { ConnectionError, OfflineError, RefreshFailedError, TimeoutError } from "../../src/errors.ts";
import { isBrokenConnection } from "../../src/session/broken-connection.ts";
import { fateOf } from "../../src/session/lost-answer.ts";

const isLostAnswer = (error: unknown): boolean => fateOf(error, isBrokenConnection) === "lost";
const isUnsent = (error: unknown): boolean => fateOf(error, isBrokenConnection) === "unsent";

/** An error with a code, as platforms and their clients throw it. */
function coded(code: string, more: object = {}): Error {
  return Object.assign(new Error("It broke"), { code, ...more });
}

describe("is lost:", () => {
  test.each([
    "fetch failed",
    "terminated",
    "Failed to fetch",
    "network error",
    "NetworkError when attempting to fetch resource.",
    "Load failed",
    "The network connection was lost.",
    "Network request failed",
    "error sending request for url (https://id.example/token): connection closed before message completed",
  ])("a TypeError that says %j", (message) => {
    expect(isLostAnswer(new TypeError(message))).toBe(true);
  });

  test.each([
    "ECONNRESET",
    "EPIPE",
    "ETIMEDOUT",
    "ECONNABORTED",
    "ERR_NETWORK",
    "UND_ERR_SOCKET",
    "UND_ERR_HEADERS_TIMEOUT",
    "UND_ERR_BODY_TIMEOUT",
  ])("the code %s", (code) => {
    expect(isLostAnswer(coded(code))).toBe(true);
    expect(isLostAnswer(new TypeError("fetch failed", { cause: coded(code) }))).toBe(true);
    expect(isLostAnswer(new Error("The refresh went wrong", { cause: coded(code) }))).toBe(true);
  });

  test.each<[string, unknown]>([
    ["a time limit by AbortSignal.timeout", new DOMException("The operation timed out", "TimeoutError")],
    ["a time limit by a controller", new DOMException("This operation was aborted", "AbortError")],
    ["a time limit of a client's", new TimeoutError("The call took too long", { phase: "first" })],
    ["a connection of a client's", new ConnectionError("The request got no answer", { phase: "first" })],
    ["a connection of another copy's", { code: "CONNECTION", message: "The request got no answer" }],
    ["an error of another realm", { name: "TypeError", message: "Failed to fetch" }],
  ])("%s", (_, error) => {
    expect(isLostAnswer(error)).toBe(true);
  });
});

describe("is not lost:", () => {
  test.each<[string, unknown]>([
    ["a slip", new TypeError("Cannot read properties of undefined (reading 'accessToken')")],
    ["a slip in fetch's own words", new TypeError("Failed to parse URL from /token")],
    ["any other error that uses a platform's words", new Error("fetch failed")],
    ["what an application has judged itself", new RefreshFailedError("503", { cause: new TypeError("fetch failed") })],
    ["no network", new OfflineError("The device is offline", { phase: "first" })],
    ["nothing", undefined],
    ["a text", "fetch failed"],
  ])("%s", (_, error) => {
    expect(isLostAnswer(error)).toBe(false);
  });

  test.each(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"])(
    "a host that was not reached: %s",
    (code) => {
      const failed = new TypeError("fetch failed", { cause: coded(code) });
      expect(isLostAnswer(failed)).toBe(false);
      expect(isLostAnswer(new ConnectionError("No answer", { phase: "first", cause: failed }))).toBe(false);
    },
  );

  test.each<[string, Error]>([
    [
      "a copy of that, which has the message only",
      Object.assign(new Error("connect ETIMEDOUT 192.0.2.1:443"), { code: "ETIMEDOUT" }),
    ],
    ["the one address that took no connection", coded("ETIMEDOUT", { syscall: "connect" })],
    [
      "all addresses that took none",
      Object.assign(new AggregateError([coded("ETIMEDOUT", { syscall: "connect" })]), { code: "ETIMEDOUT" }),
    ],
    [
      "what Deno says of it",
      new TypeError("error sending request for url (https://id.example/): client error (Connect)"),
    ],
    ["a certificate that is not believed", coded("DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["a certificate of another host", coded("ERR_TLS_CERT_ALTNAME_INVALID")],
  ])("%s", (_, cause) => {
    const failed = new TypeError("fetch failed", { cause });
    expect([isLostAnswer(failed), isUnsent(failed)]).toEqual([false, true]);
  });

  test.each<[string, unknown]>([
    ["several mistakes in one", new AggregateError([new Error("accessToken: required")], "Zod: many")],
    ["several mistakes in one, with none told", new AggregateError([], "Zod: many")],
    ["some that took no connection, and one mistake", new AggregateError([{ syscall: "connect" }, new Error("odd")])],
    ["a message that begins as Node's does", new Error("connect the account first")],
    ["the same with a code of its own", Object.assign(new Error("connect first"), { code: "E_ACCOUNT" })],
    ["a message with Deno's words in it", new Error("The payment client error (Connect) came up")],
    ["errors that are nothing", { errors: [null, undefined] }],
  ])("nor unsent: %s", (_, error) => {
    expect([isLostAnswer(error), isUnsent(error)]).toEqual([false, false]);
  });

  test("an error that is its own cause", () => {
    const error = new Error("round");
    error.cause = error;
    expect(isLostAnswer(error)).toBe(false);
  });
});

test("of a client's own errors it is known without the words of platforms, and of no other", () => {
  const origin = { phase: "first" } as const;
  const errors = [new ConnectionError("No answer", origin), new TimeoutError("Too long", origin), coded("ECONNRESET")];
  expect(errors.map((error) => fateOf(error, undefined))).toEqual(["lost", "lost", undefined]);
  expect(fateOf(new ConnectionError("No answer", { ...origin, cause: coded("ENOTFOUND") }), undefined)).toBe("unsent");
});
