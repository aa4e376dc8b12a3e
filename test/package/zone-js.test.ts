/** The runtime where zone.js has replaced the global Promise, as Angular and OpenTelemetry load it. */
import { expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { runCommand } from "../../scripts/run-command.ts";

/** A program of its own: nothing takes zone.js back once it is loaded. */
const program = `
  import "zone.js/node";
  import { createSession, defineEndpoint, typesOf } from "latchkey";
  import { apiKey, defineClient } from "latchkey/generated";

  if ((async () => {})() instanceof Promise) throw new Error("zone.js has replaced nothing");
  const createClient = defineClient({
    servers: ["https://api.example"],
    schemes: { bearer: { type: "http", scheme: "bearer" }, key: { type: "apiKey", in: "header", name: "X-Key", by: apiKey } },
  });
  const post = defineEndpoint({ method: "POST", path: "/x", security: [{ bearer: [], key: [] }], types: typesOf() });
  const seen = [];
  const fetch = async (request) => {
    seen.push([request.headers.get("authorization"), request.headers.get("x-key"), await request.text()]);
    return Response.json({}, { status: request.headers.get("authorization") === "Bearer A1" ? 401 : 200 });
  };
  let stored;
  const store = { get: async () => stored, set: async (tokens) => void (stored = tokens), delete: async () => {} };
  const session = createSession({ store, refresh: async () => ({ accessToken: "A2", refreshToken: "R2" }) });
  await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 3600 });
  const auth = { bearer: session, key: async () => "k" };

  const { status } = await post(createClient({ auth, fetch, online: async () => true }), { body: async () => "the text" });
  const offline = await post(createClient({ auth, fetch, online: async () => false })).catch(({ code }) => code);
  console.log(JSON.stringify({ status, seen, offline, stored: stored.accessToken }));
`;

test("promises are waited for although none is an instance of the global Promise", async () => {
  const { code, output } = await runCommand(
    process.execPath,
    ["-C", "latchkey-source", "--input-type=module", "--eval", program],
    root,
  );
  expect(output.trim()).toBe(
    JSON.stringify({
      status: 200,
      seen: [
        ["Bearer A1", "k", "the text"],
        ["Bearer A2", "k", "the text"],
      ],
      offline: "OFFLINE",
      stored: "A2",
    }),
  );
  expect(code).toBe(0);
});
