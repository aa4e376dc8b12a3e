import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { runLatchkey } from "./run-latchkey.ts";

test.each([
  ["--port", "70000", "A port is a number from 0 to 65535."],
  ["--port", "4010x", "A port is a number from 0 to 65535."],
  ["--access-ttl", "0", "It takes a whole number of seconds, at least 1."],
  ["--access-ttl", "1.5", "It takes a whole number of seconds, at least 1."],
])("%s %s is refused before anything starts", async (flag, value, problem) => {
  const { code, stdout, stderr } = await runLatchkey(".", ["mock", flag, value]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(problem);
});

test("a document at fault is told with its place", async () => {
  const { code, stderr } = await runLatchkey(".", ["mock", "-", "--port", "0"], "openapi: 3.1.0\npaths: [\n");
  expect(code).toBe(2);
  expect(stderr).toMatch(/<stdin>:\d+:\d+: /);
});

/** Runs the command until it listens, and takes what it has printed. */
async function listened(folder: string, args: readonly string[]): Promise<{ code: number; stdout: string }> {
  const before = process.listenerCount("SIGTERM");
  const run = runLatchkey(folder, ["mock", ...args, "--port", "0"]);
  await vi.waitUntil(() => process.listenerCount("SIGTERM") > before, { timeout: 10_000, interval: 5 });
  const interrupted = once(process, "SIGTERM");
  process.emit("SIGTERM");
  await interrupted;
  return run;
}

test("says where it is and what it sees, until it is interrupted", async () => {
  const { code, stdout } = await listened(".", ["openapi.yaml", "--access-ttl", "7", "--control"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Mock at http:\/\/127\.0\.0\.1:\d+, stop it with Ctrl\+C\.\n/);
  expect(stdout).toContain("POST /auth/sign-in. Access tokens live 7 s.\n");
  expect(stdout).toMatch(/Switches at http:\/\/127\.0\.0\.1:\d+\/__latchkey: /);
});

test("reads the configuration: the document, its overlays, schemes, security and session", async () => {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-mock-"));
  const tokens = { type: "object", properties: { token: { type: "string" } } };
  const responses = { 200: { description: "", content: { "application/json": { schema: tokens } } } };
  const document = {
    openapi: "3.0.3",
    info: { title: "t", version: "1" },
    paths: { "/login": { post: { responses } } },
  };
  const overlay = {
    overlay: "1.0.0",
    info: { title: "o", version: "1" },
    actions: [{ target: "$.paths", update: { "/more": { get: { responses } } } }],
  };
  const step = { operationId: "POST /login", accessToken: "/token" };
  const config = {
    spec: "api.json",
    overlays: ["more.json"],
    schemes: { token: { type: "http", scheme: "bearer" } },
    security: [{ token: [] }],
    session: { token: { signIn: step, refresh: { ...step, send: "cookie" } } },
    exclude: ["/more"],
  };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  await writeFile(join(folder, "more.json"), JSON.stringify(overlay));
  await writeFile(join(folder, "latchkey.config.json"), JSON.stringify(config));
  const { stdout } = await listened(folder, ["--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ verifies: true, signIns: ["POST /login"] });
  await writeFile(join(folder, "other.json"), JSON.stringify({ ...config, session: undefined }));
  expect((await listened(folder, ["--config", "other.json"])).stdout).toContain("wires a session");
  await rm(folder, { recursive: true });
});
