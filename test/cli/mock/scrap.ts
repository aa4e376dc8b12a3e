/** A small server for one test, and calls as the mock gets them. */
import type { Json, JsonObject } from "../../../cli/src/document/json.ts";
import type { Call } from "../../../cli/src/mock/http/call.ts";
import { type Mock, type MockOptions, startMock } from "../../../cli/src/mock/index.ts";
import { readRoutes, type Route } from "../../../cli/src/mock/route.ts";

/** A call; everything that is not said is empty. */
export function callOf(call: Partial<Call> = {}): Call {
  return {
    method: "GET",
    path: "/",
    search: "",
    query: new URLSearchParams(),
    headers: {},
    body: new Uint8Array(),
    ...call,
  };
}

/** A document of these paths, and of no security. */
export function documentOf(paths: object, components: object = {}, version = "3.1.0"): JsonObject {
  const info = { title: "Scrap", version: "1" };
  return JSON.parse(JSON.stringify({ openapi: version, info, paths, components })) as JsonObject;
}

/** The one route of a document that has one operation. */
export function routeOf(root: Json): Route {
  const [route] = readRoutes(root, new Set());
  if (route === undefined) throw new Error("The document has no operation.");
  return route;
}

/** Starts a mock of these paths, whose scheme `token` is a bearer token; closing it is the test's. */
export async function mockOf(
  paths: object,
  session?: object,
  more: Omit<MockOptions, "spec"> = {},
): Promise<Mock & AsyncDisposable> {
  const scheme = { type: "http", scheme: "bearer", ...(session !== undefined && { "x-session": session }) };
  const mock = await startMock({
    ...more,
    spec: {
      openapi: "3.1.0",
      info: { title: "Scrap", version: "1" },
      security: [{ token: [] }],
      paths,
      components: { securitySchemes: { token: scheme } },
    },
  });
  return Object.assign(mock, { [Symbol.asyncDispose]: () => mock.close() });
}
