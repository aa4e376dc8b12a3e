import { inspect } from "node:util";
import { expect, test } from "vitest";
import { withoutSecrets } from "../../src/security/redaction.ts";

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
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED", port: 1 });
  const harmless = [
    new TypeError("fetch failed", { cause: refused }),
    new TypeError("fetch failed", { cause: new AggregateError([refused, refused], "") }),
    new TypeError("Failed to fetch"),
    new DOMException("The network connection was lost.", "NetworkError"),
    Object.assign(new Error("other side closed"), { socket: { remoteAddress: "127.0.0.1", remotePort: 1 } }),
    new Error("https://api.test/feed did not answer"),
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
