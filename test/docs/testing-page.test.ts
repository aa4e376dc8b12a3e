/** The page in a browser of docs/testing.md, and what its test does with it. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { type Mock, startMock } from "@latchkey/cli/mock";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, startChromium } from "../browser/chromium.ts";
import { extractExamples } from "./extract.ts";

const folder = resolve(".scratch/testing-page");
const documented = "http://127.0.0.1:4010";

type Play = (page: Page, mock: Mock, address: string) => Promise<void>;

let play: Play | undefined;
let server: Server;
let mock: Mock;

beforeAll(async () => {
  for (const { name, file } of await extractExamples(folder)) {
    if (!name.startsWith("docs/testing.md") || !(await readFile(file, "utf8")).includes("staysSignedIn")) continue;
    const exported: { readonly staysSignedIn?: Play } = await import(file);
    play = exported.staysSignedIn;
  }
  const { outputFiles } = await build({
    entryPoints: [join(folder, "account-page.ts")],
    bundle: true,
    conditions: ["latchkey-source"],
    format: "esm",
    write: false,
  });
  const script = outputFiles.map(({ text }) => text).join("\n");
  server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    response.end(
      isScript
        ? script
        : '<!doctype html><title>page</title><body></body><script type="module" src="/page.js"></script>',
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  mock = await startMock({ spec: "openapi.yaml" });
});
afterAll(async () => {
  server.close();
  await mock.close();
});

test("the page of the manual has a test to play", () => {
  expect(play).toBeTypeOf("function");
});

describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test("the page stays signed in as its test says, and keeps to the document", { timeout: 60_000 }, async () => {
    const page = await browser.newPage();
    // What is for the document's address goes to this mock.
    await page.route(`${documented}/**`, (route) =>
      route.continue({ url: route.request().url().replace(documented, mock.url) }),
    );
    page.setDefaultTimeout(10_000);
    const { port } = server.address() as AddressInfo;
    await play?.(page, mock, `http://127.0.0.1:${port}/`);
    expect(mock.violations).toEqual([]);
  });
});
