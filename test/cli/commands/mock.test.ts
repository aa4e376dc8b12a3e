import { once } from "node:events";
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

test("says where it is and what it sees, until it is interrupted", async () => {
  const run = runLatchkey(".", ["mock", "openapi.yaml", "--port", "0", "--access-ttl", "7"]);
  await vi.waitUntil(() => process.listenerCount("SIGTERM") > 0, { timeout: 10_000, interval: 5 });
  const interrupted = once(process, "SIGTERM");
  process.emit("SIGTERM");
  await interrupted;
  const { code, stdout } = await run;
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Mock at http:\/\/127\.0\.0\.1:\d+, stop it with Ctrl\+C\.\n/);
  expect(stdout).toContain("POST /auth/sign-in. Access tokens live 7 s.\n");
});
