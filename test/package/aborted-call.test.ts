/** A process whose calls were all given up: nothing of them holds it. */
import { expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { runCommand } from "../../scripts/run-command.ts";

const never = "() => new Promise(() => undefined)";
const kept =
  'get: () => ({ accessToken: "A1", refreshToken: "R1", issuedAt: 0, lifetime: 60, signIn: "s", edition: 0 })';

/** What is waited for when the call is given up. */
const waits = {
  "a refresh": `store: { ${kept}, set() {}, delete() {} }, refresh: ${never}`,
  "a store that hangs": `store: { get: ${never}, set: ${never}, delete: ${never} }`,
  "a lock that hangs": `store: { ${kept}, set() {}, delete() {}, lock: ${never} }, refresh: ${never}`,
};

test.each(Object.entries(waits))(
  "a call that was given up while it waited for %s holds no process",
  async (_, wait) => {
    const program = `
    import { createSession, defineEndpoint, typesOf } from "latchkey";
    import { defineClient } from "latchkey/generated";
    const session = createSession({ timeout: 15_000, now: () => 61_000, ${wait} });
    const definition = { servers: ["https://api.example"], schemes: { bearer: { type: "http", scheme: "bearer" } } };
    const client = defineClient(definition)({ auth: { bearer: session } });
    const get = defineEndpoint({ method: "GET", path: "/x", security: [{ bearer: [] }], types: typesOf() });
    const controller = new AbortController();
    const call = get(client, { signal: controller.signal }).catch((error) => console.log(error));
    setTimeout(() => controller.abort("given up"), 20);
    await call;
    process.on("exit", () => console.log(performance.now() < 14_000 ? "left" : "held"));
  `;
    const { code, output } = await runCommand(
      process.execPath,
      ["-C", "latchkey-source", "--input-type=module", "--eval", program],
      root,
    );
    expect([code, output.trim()]).toEqual([0, "given up\nleft"]);
  },
);
