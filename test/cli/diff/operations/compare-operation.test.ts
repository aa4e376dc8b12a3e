import { describe, expect, test } from "vitest";
import { told } from "../diff-text.ts";

const api = (path: string, keys: string, rest = ""): string =>
  `paths: { '${path}': { get: { ${keys}, responses: {} }${rest} } }`;

describe("an operation", () => {
  test.each([
    [api("/a", "operationId: a"), api("/a", "operationId: b"), ["operation-renamed: `a` is called `b`."]],
    [api("/a", "operationId: a"), api("/b", "operationId: a"), ["route-changed: `a` calls GET /b; it called GET /a."]],
    [
      api("/a", "operationId: a, tags: [x]"),
      api("/a", "operationId: a, tags: [y]"),
      ["file-changed: `a` stands in endpoints/y; it stood in endpoints/x."],
    ],
    [
      api("/a", "operationId: a"),
      api("/a", "operationId: a, deprecated: true"),
      ["operation-deprecated: `a` is deprecated."],
    ],
    [
      api("/a", "operationId: a"),
      api("/a", "operationId: a, summary: x"),
      ["operation-described: `a` is described otherwise."],
    ],
    [
      api("/a", "operationId: a"),
      api("/a", "operationId: a, servers: [{ url: 'https://b.example' }]"),
      [
        "operation-server-changed: Calls go to https://b.example; they went to the document's server. Credentials go there too.",
      ],
    ],
    [
      api("/a", "operationId: a"),
      api("/a", "operationId: a", ", servers: [{ url: 'https://b.example' }]"),
      [
        "operation-server-changed: Calls go to https://b.example; they went to the document's server. Credentials go there too.",
      ],
    ],
    [
      api("/a", "operationId: a"),
      api("/a", "operationId: a, x-idempotency-key: X-Once"),
      ["idempotency-key-added: `a` has an idempotency key, `X-Once`."],
    ],
    [
      api("/a", "operationId: a, x-idempotency-key: X-Once"),
      api("/a", "operationId: a"),
      ["idempotency-key-removed: `a` has no idempotency key; it was `X-Once`."],
    ],
    [
      api("/a", "operationId: a, x-idempotency-key: X-Once"),
      api("/a", "operationId: a, x-idempotency-key: X-Key"),
      ["idempotency-key-renamed: The idempotency key of `a` is `X-Key`; it was `X-Once`."],
    ],
    [
      api("/a", "operationId: a, x-idempotency-key: X-Once"),
      api("/a", "operationId: a, x-idempotency-key: x-once"),
      ["wording-changed: Nothing but words, or what no caller sees, has changed."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(told(before, now)).toEqual(want);
  });

  test("whose name has passed to another one is told from one that has moved", () => {
    const now =
      "paths: { /a: { get: { operationId: old, responses: {} } }, /b: { get: { operationId: a, responses: {} } } }";
    expect(told(api("/a", "operationId: a"), now)).toEqual([
      "name-taken: `a` calls GET /b; it called GET /a, which `old` calls now.",
      "operation-added: `old` is new.",
    ]);
  });

  test("that is no longer deprecated is described otherwise", () => {
    expect(told(api("/a", "operationId: a, deprecated: true"), api("/a", "operationId: a"))).toEqual([
      "operation-described: `a` is described otherwise.",
    ]);
  });

  test("is the same if its parameters moved to its path", () => {
    const own = api("/a", "operationId: a, parameters: [{ name: q, in: query, schema: { type: string } }]");
    const shared = api("/a", "operationId: a", ", parameters: [{ name: q, in: query, schema: { type: string } }]");
    expect(told(own, shared)).toEqual(["wording-changed: Nothing but words, or what no caller sees, has changed."]);
  });

  test("is compared where only what it refers to has changed", () => {
    const [before, now] = ["string", "number"].map(
      (type) =>
        `${api("/a", "operationId: a, parameters: [{ $ref: '#/components/parameters/Q' }]")}\ncomponents: { parameters: { Q: { name: q, in: query, schema: { type: ${type} } } } }`,
    );
    expect(told(before ?? "", now ?? "")).toEqual(["request-type-changed: `query.q` is a number; it was a string."]);
  });
});
