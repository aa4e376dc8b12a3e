import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { parse } from "yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, startChromium } from "./chromium.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What runs in the page: the reference SDK, whose calls a worker intercepts. */
const source = `
  import { setupWorker } from "msw/browser";
  import { handlers } from "./cli/src/mock/msw/handlers-in-browser.ts";
  import { createClient, createSession, getAccount } from "./generated/index.ts";

  export async function play(document: object): Promise<unknown> {
    const mock = handlers(document);
    const worker = setupWorker(...mock);
    await worker.start({ quiet: true });
    const session = createSession();
    const client = createClient({ auth: { bearerAuth: session } });
    await session.signIn({ email: "ada@example.com", password: "any" });
    mock.expire();
    const [one, two] = await Promise.all([getAccount(client), getAccount(client)]);
    mock.respond("getAccount", { status: 503 }, { times: 1 });
    const three = await getAccount(client);
    return {
      statuses: [one.status, two.status, three.status],
      account: one.data,
      rotated: mock.requests.filter(({ event }) => event === "rotated").length,
    };
  }
`;

let script = "";
let inputs: readonly string[] = [];
beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "browser",
    conditions: ["latchkey-source"],
    format: "iife",
    globalName: "page",
    write: false,
    metafile: true,
  });
  script = outputFiles.map(({ text }) => text).join("\n");
  const [output] = Object.values(metafile.outputs);
  // What is bundled, and not what was looked at and left out.
  inputs = Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [file] : [],
  );
});

test("the browser's bundle has nothing of Prism, of YAML or of a compiler", () => {
  expect(inputs).toContain("cli/src/mock/msw/create-handlers.ts");
  expect(inputs.filter((file) => /prism|stoplight|node_modules\/(?:yaml|ajv|typescript)\//i.test(file))).toEqual([]);
  expect(script).not.toMatch(/stoplight/i);
});

test("what a page imports is what was tested here", async () => {
  const { exports } = JSON.parse(await readFile(`${root}cli/package.json`, "utf8"));
  expect(exports["./mock"].browser).toBe("./dist/mock/msw/handlers-in-browser.js");
});

describe.skipIf(chromiumPath === undefined)("in a real page", () => {
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    const worker = await readFile(`${root}node_modules/msw/lib/mockServiceWorker.js`);
    server = createServer((request, response) => {
      const isWorker = request.url === "/mockServiceWorker.js";
      response.writeHead(200, { "content-type": isWorker ? "text/javascript" : "text/html" });
      response.end(isWorker ? worker : "<!doctype html><title>page</title>");
    });
    server.listen(0, "127.0.0.1");
    [browser] = await Promise.all([startChromium(), once(server, "listening")]);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  test("a session of the SDK lives, expires and is renewed once", async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.addScriptTag({ content: script });
    const document: unknown = parse(await readFile(`${root}openapi.yaml`, "utf8"));
    const result = await page.evaluate(
      (spec) => (globalThis as unknown as { page: { play(spec: unknown): Promise<unknown> } }).page.play(spec),
      document,
    );
    expect(result).toMatchObject({ statuses: [200, 200, 503], account: { name: "Ada" }, rotated: 1 });
    await page.close();
  });
});
