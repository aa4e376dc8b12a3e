import { afterEach, describe, expect, test, vi } from "vitest";
import { type ClientFetchInit, clientFetch } from "../../src/client/client-fetch.ts";
import { type ClientOptions, clientCore } from "../../src/client/client-core.ts";
import { InsecureTransportError, MissingCredentialError, TimeoutError } from "../../src/errors.ts";
import { observedFetch, type Sent } from "./observed-fetch.ts";

const definition = {
  servers: ["https://api.example/v1"],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
} as const;
const bearer = { bearerAuth: [] };

async function sentBy(path: string, init?: ClientFetchInit, options?: ClientOptions): Promise<Sent | undefined> {
  const { fetch, sent } = observedFetch();
  await clientFetch(clientCore(definition, { ...options, fetch }), path, init);
  return sent[0];
}

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  { path: "/health", want: "https://api.example/v1/health" },
  { path: "/health?deep=1", want: "https://api.example/v1/health?deep=1" },
  { path: "health", want: "https://api.example/v1/health" },
  { path: "https://other.example/x", want: "https://other.example/x" },
  { path: "//other.example/x", want: "https://other.example/x" },
])("$path is $want", async ({ path, want }) => {
  expect((await sentBy(path))?.url).toBe(want);
});

describe("credentials", () => {
  const auth = { bearerAuth: "t0ken" };

  test("go along only where `security` asks for them", async () => {
    expect((await sentBy("/x", {}, { auth }))?.headers["authorization"]).toBeUndefined();
    expect((await sentBy("/x", { security: [] }, { auth }))?.headers["authorization"]).toBeUndefined();
    expect((await sentBy("/x", { security: [bearer] }, { auth }))?.headers["authorization"]).toBe("Bearer t0ken");
  });

  test.each(["https://other.example/x", "//other.example/x", "http://api.example/v1/x", "https://api.example:8443/x"])(
    "never go to %s",
    async (url) => {
      await expect(sentBy(url, { security: [bearer] }, { auth })).rejects.toThrow(InsecureTransportError);
    },
  );

  test("must be there", async () => {
    await expect(sentBy("/x", { security: [bearer] })).rejects.toThrow(MissingCredentialError);
  });
});

test("is GET unless told otherwise, in capitals", async () => {
  expect((await sentBy("/x"))?.method).toBe("GET");
  expect((await sentBy("/x", { method: "post" }))?.method).toBe("POST");
  expect((await sentBy("/x", { method: "patch", body: "a" }))?.method).toBe("PATCH");
  expect((await sentBy("/x", { method: "Copy" }))?.method).toBe("Copy");
});

test("sends body, headers and options", async () => {
  const headers: [string, string][] = [["X-B", "2"]];
  const sent = await sentBy(
    "/x",
    { method: "PUT", body: new Blob(["a"], { type: "image/x" }), headers, cache: "no-store" },
    { headers: { "X-A": "1", "X-B": "1" }, credentials: "include" },
  );
  expect(sent?.headers).toMatchObject({ "x-a": "1", "x-b": "2", "content-type": "image/x" });
  expect(sent?.body).toBe("a");
  expect([sent?.request.cache, sent?.request.credentials]).toEqual(["no-store", "include"]);
});

test("resolves to the response, whatever its status", async () => {
  const core = clientCore(definition, { fetch: async () => new Response("no", { status: 500 }) });
  const response = await clientFetch(core, "/x");
  expect([response.status, await response.text()]).toEqual([500, "no"]);
});

test("runs through the client's layers and its time limit", async () => {
  const core = clientCore(definition, { timeout: 5000, middleware: [() => new Promise(() => undefined)] });
  vi.useFakeTimers();
  const ended = clientFetch(core, "/slow?key=s3cret").catch((thrown: unknown) => thrown);
  await vi.advanceTimersByTimeAsync(5000);
  const error: unknown = await ended;
  if (!(error instanceof TimeoutError)) throw error;
  expect(error.message).toBe("The call took longer than 5000 ms (GET client.fetch)");
});

test("an error shows nothing of the path, which may name a person", async () => {
  const core = clientCore(definition, { fetch: () => Promise.reject(new TypeError("fetch failed")) });
  const error: unknown = await clientFetch(core, "/users/ada@example.com").catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "CONNECTION", method: "GET", path: "client.fetch" });
  expect(String(error)).not.toContain("ada");
});
