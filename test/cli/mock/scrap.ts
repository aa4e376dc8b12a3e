/** A small server for one test, and calls as the mock gets them. */
import type { Call } from "../../../cli/src/mock/http/call.ts";
import { type Mock, startMock } from "../../../cli/src/mock/index.ts";

/** A call; everything that is not said is empty. */
export function callOf(call: Partial<Call> = {}): Call {
  return { method: "GET", path: "/", query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0), ...call };
}

/** Starts a mock of these paths, whose scheme `token` is a bearer token; closing it is the test's. */
export async function mockOf(paths: object, session?: object): Promise<Mock & AsyncDisposable> {
  const scheme = { type: "http", scheme: "bearer", ...(session !== undefined && { "x-session": session }) };
  const mock = await startMock({
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
