import { inspect } from "node:util";
import { expect, test } from "vitest";
import { ApiError, ConnectionError, MissingCredentialError, ResponseBodyError } from "../../src/errors.ts";
import { redacted, withoutSecrets } from "../../src/security/redaction.ts";

const SECRET = "s3cr3t-key";

/** Everything that a logger could make of it. */
function told(value: unknown): string {
  const text = [inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value), String(value)].join("\n");
  return value instanceof Error ? `${text}\n${value.stack}\n${told(value.cause)}` : text;
}

test("leaves nothing of a secret that holds another one", () => {
  const fault = new Error(`GET /feed?q=private&key=${SECRET} failed`);
  expect(told(withoutSecrets(fault, [SECRET, `q=private&key=${SECRET}`]))).not.toMatch(/private|s3cr3t/);
});

test("keeps the very object where it tells nothing", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  const harmless = [
    new TypeError("fetch failed", { cause: refused }),
    new TypeError("Failed to fetch"),
    new DOMException("The network connection was lost.", "NetworkError"),
    new Error("https://api.test/feed did not answer"),
    new ConnectionError("It", { method: "GET", path: "/feed", phase: "first", cause: refused }),
    new MissingCredentialError("It", { schemes: ["bearer"] }),
    undefined,
    "gone",
  ];
  for (const thrown of harmless) expect(withoutSecrets(thrown, [SECRET])).toBe(thrown);
});

test.each([
  ["Deno", new TypeError(`error sending request for url (https://api.test/feed?key=${SECRET}): connect refused`)],
  [
    "Bun",
    Object.assign(new Error("Unable to connect."), {
      code: "ConnectionRefused",
      path: `https://api.test/?k=${SECRET}`,
    }),
  ],
  ["node-fetch", new Error(`request to https://api.test/feed?key=${SECRET} failed, reason: connect ECONNREFUSED`)],
  ["a user in the address", new TypeError(`Request cannot be constructed from https://user:${SECRET}@api.test/`)],
  ["axios", Object.assign(new Error("Network Error"), { config: { headers: { Authorization: `Bearer ${SECRET}` } } })],
  [
    "the request",
    Object.assign(new Error("x"), { request: new Request("https://a.test", { headers: { a: SECRET } }) }),
  ],
  ["the headers", Object.assign(new Error("x"), { headers: new Map([["authorization", SECRET]]) })],
  [
    "a property that is computed",
    Object.defineProperty(new Error("x"), "request", { get: () => SECRET, enumerable: true }),
  ],
  ["what is hidden", Object.defineProperty(new Error("x"), "secret", { value: SECRET })],
  ["the cause of the cause", new Error("x", { cause: new Error("y", { cause: new Error(SECRET) }) })],
  ["one of many", new AggregateError([new Error("a"), new Error(`https://a.test/?${SECRET}`)], "all failed")],
  ["what is no error", { token: SECRET }],
  ["a string", `no answer from https://a.test/?key=${SECRET}`],
  ["the stack alone", Object.assign(new Error("x"), { stack: `Error: ${SECRET}\n    at file.ts:1:1` })],
  ["a name", Object.assign(new Error("x"), { name: SECRET })],
])("tells nothing of the credential that stands in %s", (_, thrown) => {
  expect(told(withoutSecrets(thrown, [SECRET]))).not.toContain(SECRET);
});

class Telling extends Error {
  get request(): string {
    return "raw";
  }
}

test.each([
  ["undici's parser", Object.assign(new Error("Invalid header"), { code: "HPE_INVALID", data: 'raw {"token":"new"}' })],
  ["a socket", Object.assign(new Error("other side closed"), { socket: { remoteAddress: "raw" } })],
  ["many", new AggregateError([new Error("raw")], "all failed")],
  ["a class with a getter", new Telling("x")],
  ["a symbol", Object.assign(new Error("x"), { [Symbol("raw")]: "raw" })],
  ["an answer", new ApiError("It", { status: 400, error: { raw: "raw" }, response: new Response("raw") })],
  ["no error at all", { message: "x", raw: "raw" }],
  ["a function", Object.assign(() => "raw", { raw: "raw" })],
])("keeps nothing of %s but what an error has", (_, thrown) => {
  const copy = withoutSecrets(thrown, []);
  expect(copy).not.toBe(thrown);
  expect(told(copy).replaceAll("redaction.test.ts", "")).not.toContain("raw");
});

test("keeps the code, the status and the phase of an error of this package", () => {
  const cause = new ResponseBodyError("It", { status: 502, method: "GET", path: "/feed", response: new Response() });
  const copy = withoutSecrets(cause, []);
  expect(copy).toMatchObject({ name: "ResponseBodyError", code: "RESPONSE_BODY", status: 502, path: "/feed" });
  expect(copy).not.toHaveProperty("response");
});

test("comes to no harm with what cannot be read", () => {
  const trap = (): never => {
    throw new Error("never read");
  };
  const proxy = new Proxy(new Error("x"), { get: trap });
  expect(withoutSecrets(proxy, [])).toMatchObject({ message: "Not shown: it may hold a credential" });
  const getter = Object.defineProperty(new Error("x"), "cause", { get: trap });
  expect(withoutSecrets(getter, [])).toMatchObject({ message: "x" });
});

test.each([
  ["a message", 2000, (copy: Error) => copy.message],
  ["a stack", 12_000, (copy: Error) => copy.stack ?? ""],
  ["a code", 2000, (copy: Error) => String(Reflect.get(copy, "code"))],
])("cuts %s that is long, and no secret in two", (_, most, part) => {
  for (let length = 1980; length < 2040; length++) {
    const long = `${"word ".repeat(length / 5)}${"x".repeat(length % 5)} ${SECRET} ${"end ".repeat(100_000)}`;
    const copy = withoutSecrets(Object.assign(new Error(long), { code: long, name: "Long" }), [SECRET]) as Error;
    expect(part(copy).length).toBeLessThan(most + 100);
    expect(part(copy)).not.toContain(SECRET.slice(0, 3));
  }
});

test("leaves no part of a secret that stands everywhere, and where a text is cut", () => {
  for (let length = 0; length < 20; length++) {
    const text = `${"x".repeat(length)} ${"telling words here ".repeat(1000)}`;
    expect(redacted(text, ["telling words here", "other"])).not.toMatch(/telling|words/);
  }
});

test("leaves nothing of a user or of a query where a text is cut", () => {
  for (let length = 1960; length < 2010; length++) {
    const text = `${"word ".repeat(length / 5)}${"x".repeat(length % 5)} https://private:private@a.test/?private ${"end ".repeat(2000)}`;
    expect(redacted(text, [])).not.toContain("private@");
    expect(redacted(text, [])).not.toMatch(/:private|\?private/);
  }
});

test.each([["a."], ["b-"], ["a://"], ["a://b@"], ["?"], ["://"], ["x"], ["@"], ["<"], ["s3cr3t-ke"], ["e\n"]])(
  "tells a hundred thousand characters in a moment: %j",
  (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const start = performance.now();
    redacted(text, [SECRET]);
    withoutSecrets(Object.assign(new Error(text), { code: text, data: text, stack: text }), [SECRET]);
    expect(performance.now() - start).toBeLessThan(200);
  },
);

test("hides every query and every user, even where no secret is known of", () => {
  const thrown = new TypeError("no answer from https://me:pass@api.test/feed?token=abc#x (GET http://b.test/?q)");
  expect(withoutSecrets(thrown, [])).toMatchObject({
    name: "TypeError",
    message: "no answer from https://api.test/feed?… (GET http://b.test/?…)",
  });
});

test("keeps name, code, stack and cause of what it cannot show whole", () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const thrown = new TypeError(`https://api.test/?key=${SECRET}`, { cause });
  const copy = withoutSecrets(thrown, [SECRET]);
  expect(copy).toMatchObject({
    name: "TypeError",
    message: "https://api.test/?…",
    cause: { message: "connect ECONNREFUSED", code: "ECONNREFUSED" },
  });
  expect(copy).toHaveProperty("stack", expect.stringContaining("redaction.test.ts"));
});

test("comes to an end with what refers to itself", () => {
  const thrown = new Error("x");
  thrown.cause = thrown;
  expect(withoutSecrets(thrown, [SECRET])).toMatchObject({ message: "x" });
});

test("takes a text of three characters for no secret", () => {
  const thrown = new Error("the key was not sent");
  expect(withoutSecrets(thrown, ["key", ""])).toBe(thrown);
});
