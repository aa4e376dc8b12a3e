import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bundleProgram } from "./holder.ts";

let program: string;
let retry: string;
const ids: (string | undefined)[] = [];
const server = createServer((request, response) => {
  ids.push(request.headers["last-event-id"]?.toString());
  if (ids.length === 3) return response.writeHead(204).end();
  response.writeHead(200, { "content-type": "text/event-stream" });
  const pause = ids.length === 1 ? "20" : retry;
  return response.end(`retry: ${pause}\nid: ${ids.length}\nevent: post\ndata: {}\n\n`);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  program = await bundleProgram("events-process");
});
afterAll(() => void server.close());
beforeEach(() => {
  ids.length = 0;
  retry = "60000";
});

async function outputOf(end: string): Promise<string> {
  const { port } = server.address() as AddressInfo; // A server that listens on a port has one.
  const ran = promisify(execFile)(process.execPath, [program, `http://127.0.0.1:${port}`, end], { timeout: 15_000 });
  return (await ran).stdout;
}

test("a process lives through the pauses while it waits for the next event", async () => {
  retry = "300";
  expect(await outputOf("")).toBe("1\n2\nover\n");
  expect(ids).toEqual([undefined, "1", "2"]);
});

test.each([
  ["an abort", "abort", "1\n2\nenough\n"],
  ["a cancel", "cancel", "1\n2\nover\n"],
  ["a reader who leaves", "leave", "1\n2\nover\n"],
])("nothing holds it after %s, not even a pause of a minute", async (_, end, output) => {
  expect(await outputOf(end)).toBe(output);
  expect(ids).toHaveLength(2);
});
