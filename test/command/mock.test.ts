import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

const entry = new URL("../../cli/src/commands/mock.ts", import.meta.url).href;
const program = `import { mockCommand } from ${JSON.stringify(entry)}; await mockCommand().parseAsync();`;

test("serves until it is told to stop, and prints one JSON object a line", async () => {
  const flags = ["-C", "latchkey-source", "--input-type=module", "-e", program, "--"];
  const child = spawn(process.execPath, [...flags, "openapi.yaml", "--port", "0", "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<object> => Object(JSON.parse(String((await lines.next()).value)));

  const listening = await next();
  expect(listening).toMatchObject({ type: "listening", verifies: true, signIns: ["POST /auth/sign-in"] });
  const url = "url" in listening ? String(listening.url) : "";
  expect((await fetch(`${url}/account`)).status).toBe(401);
  expect(await next()).toMatchObject({ type: "request", operationId: "getAccount", status: 401, token: "none" });

  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
