import { afterEach, describe, expect, test, vi } from "vitest";
import { baseUrlOf, type ClientOptions, clientCore } from "../../src/client/client-core.ts";
import { createSession } from "../../src/session/session.ts";

const definition = {
  servers: ["https://api.example/v1/"],
  operationServers: ["https://up.example"],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
} as const;

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("baseUrlOf", () => {
  test.each([
    { given: undefined, want: "https://api.example/v1" },
    { given: "https://Other.example", want: "https://other.example" },
    { given: "https://other.example/a/b///", want: "https://other.example/a/b" },
    { given: "http://localhost:8080/x/../v1", want: "http://localhost:8080/v1" },
  ])("is $want for $given", ({ given, want }) => {
    expect(baseUrlOf(definition, given)).toBe(want);
  });

  test.each([
    { given: "/v1", want: "no absolute URL" },
    { given: "api.example", want: "no absolute URL" },
    { given: "ftp://api.example", want: "not http or https" },
    { given: "file:///etc", want: "not http or https" },
    { given: "https://ada:s3cret@api.example", want: "holds a user name or a password" },
    { given: "https://api.example/?a=1", want: "has a query or a fragment" },
    { given: "https://api.example/#a", want: "has a query or a fragment" },
  ])("refuses $given, which $want", ({ given, want }) => {
    expect(() => baseUrlOf(definition, given)).toThrow(TypeError);
    expect(() => baseUrlOf(definition, given)).toThrow(want);
  });

  test("says that a document without servers needs one", () => {
    expect(() => baseUrlOf({ servers: [], schemes: {} }, undefined)).toThrow("`baseUrl` is needed");
  });

  test("takes a relative server from the page", () => {
    vi.stubGlobal("location", { href: "https://app.example/feed?x#y" });
    expect(baseUrlOf({ servers: ["/api/v1"], schemes: {} }, undefined)).toBe("https://app.example/api/v1");
  });
});

describe("clientCore", () => {
  const untyped = (options: object): ClientOptions => options;

  test.each<{ rule: string; options: ClientOptions; want: string }>([
    {
      rule: "a scheme that the document has not",
      options: { auth: { apiKey: "k" } },
      want: 'no security scheme "apiKey"; it has bearerAuth',
    },
    {
      rule: "a scheme that every object has",
      options: { auth: { constructor: "k" } },
      want: 'no security scheme "constructor"',
    },
    {
      rule: "a server that no operation has",
      options: { servers: { "https://up.exmaple": "https://up.test" } },
      want: 'no operation has a server "https://up.exmaple"; known is https://up.example',
    },
    {
      rule: "what is no server's URL",
      options: untyped({ servers: { "https://up.example": undefined } }),
      want: "what stands for https://up.example in `servers` is no URL",
    },
    { rule: "a time limit of nothing", options: { timeout: 0 }, want: "`timeout` is not a number above zero" },
    {
      rule: "a time limit that is no number",
      options: untyped({ timeout: "soon" }),
      want: "`timeout` is not a number above zero",
    },
  ])("refuses $rule", ({ options, want }) => {
    expect(() => clientCore(definition, options)).toThrow(TypeError);
    expect(() => clientCore(definition, options)).toThrow(want);
  });

  test("refuses a session that belongs to another origin", () => {
    const session = createSession({ refresh: async () => ({ accessToken: "a" }) });
    const elsewhere = { "~credential": { ...session["~credential"], origin: "https://other.example" } };
    expect(() => clientCore(definition, { auth: { bearerAuth: elsewhere } })).toThrow(
      "the session for bearerAuth belongs to https://other.example, the client to https://api.example",
    );
  });

  test.each([undefined, null])("holds nothing for a credential that is %s", (bearerAuth) => {
    expect(() => clientCore(definition, untyped({ auth: { bearerAuth } }))).not.toThrow();
  });

  test("asks the platform's fetch of the moment, not that of its making", async () => {
    const { send } = clientCore(definition, { online: () => true });
    const fetch = vi.fn(async () => new Response(null, { status: 204 }));
    vi.stubGlobal("fetch", fetch);
    const operation = { method: "GET", path: "/x" };
    const response = await send({
      operation,
      url: "https://api.example/v1/x",
      method: "GET",
      headers: {},
      body: undefined,
      signal: undefined,
      options: {},
      progress: { phase: "first" },
    });
    expect(response.status).toBe(204);
    expect(fetch).toHaveBeenCalledOnce();
  });
});
