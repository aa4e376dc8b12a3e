import type { ServerResponse } from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordingServer, type RecordingServer, reply, type Seen } from "../middleware/recording-server.ts";
import { bundleForPage } from "./bundle.ts";
import { chromiumPath, startChromium } from "./chromium.ts";

/** What runs in the page: one call with these credentials, told as plain data. */
const source = `
  import { defineEndpoint } from "latchkey";
  import { apiKey, defineClient } from "latchkey/generated";

  const createClient: (options: object) => never = defineClient({
    servers: [],
    schemes: {
      bearer: { type: "http", scheme: "bearer" },
      key: { type: "apiKey", in: "header", name: "X-API-Key", by: apiKey },
      queryKey: { type: "apiKey", in: "query", name: "api_key", by: apiKey },
      cookieKey: { type: "apiKey", in: "cookie", name: "sid", by: apiKey },
    },
  });
  const auth = { bearer: "bearer-token", key: "header-key", queryKey: "query-key", cookieKey: "cookie-key" };

  export async function call(baseUrl: string, schemes: readonly string[]): Promise<object> {
    const security = schemes.map((name) => ({ [name]: [] }));
    const start = defineEndpoint({ method: "GET", path: "/start", security });
    try {
      const { status, data, response } = await start(createClient({ baseUrl, auth }));
      return { status, data, url: response.url };
    } catch (error) {
      const { code, message } = error as { code: string; message: string };
      return { code, message };
    }
  }
`;

let browser: Browser;
let script: string;
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  [browser, script] = await Promise.all([startChromium(), bundleForPage(source)]);
});
afterAll(() => browser?.close());

/** A server with the page at its root, whose `/start` leads somewhere, and which lets every origin ask for anything. */
function serverLeadingTo(location: () => string): Promise<RecordingServer> {
  return recordingServer(({ method, url, headers }, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", headers["access-control-request-headers"] ?? "*");
    if (method === "OPTIONS") response.writeHead(204).end();
    else if (url.startsWith("/start")) response.writeHead(302, { location: location() }).end();
    else answer(url, response);
  });
}

function answer(url: string, response: ServerResponse): void {
  if (url === "/page") response.setHeader("content-type", "text/html").end("<!doctype html><title>page</title>");
  else reply(response, 200, { at: url });
}

/** Makes the call in a page of `home`, and tells what came of it. */
async function callFrom(home: RecordingServer, api: RecordingServer, schemes: readonly string[]): Promise<object> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${home.origin}/page`);
    await page.addScriptTag({ content: script });
    return await page.evaluate(`page.call(${JSON.stringify(api.origin)}, ${JSON.stringify(schemes)})`);
  } finally {
    await context.close();
  }
}

/** The calls that a server has seen, with all that could be a credential. */
function callsAt({ seen }: RecordingServer): (string | undefined)[][] {
  return seen
    .filter(({ method, url }) => method === "GET" && !["/page", "/favicon.ico"].includes(url))
    .map(({ url, headers }: Seen) => [url, headers.authorization, headers["x-api-key"]?.toString(), headers.cookie]);
}

const BEYOND_SIGHT = {
  code: "CONNECTION",
  message: "The server redirected, which a browser does not let this credential follow (GET /start)",
};

describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
  test("follows a redirect inside the origin with the bearer token", async () => {
    const api = await serverLeadingTo(() => "/end");
    expect(await callFrom(api, api, ["bearer"])).toEqual({
      status: 200,
      data: { at: "/end" },
      url: `${api.origin}/end`,
    });
    expect(callsAt(api)).toEqual([
      ["/start", "Bearer bearer-token", undefined, undefined],
      ["/end", "Bearer bearer-token", undefined, undefined],
    ]);
  });

  test("follows a redirect to another origin without the bearer token", async () => {
    const other = await serverLeadingTo(() => "/");
    const api = await serverLeadingTo(() => `${other.origin}/end`);
    expect(await callFrom(api, api, ["bearer"])).toMatchObject({ status: 200, data: { at: "/end" } });
    expect(callsAt(other)).toEqual([["/end", undefined, undefined, undefined]]);
  });

  test("follows a redirect from another origin's API without the bearer token", async () => {
    const other = await serverLeadingTo(() => "/");
    const api = await serverLeadingTo(() => `${other.origin}/end`);
    const home = await serverLeadingTo(() => "/");
    expect(await callFrom(home, api, ["bearer"])).toMatchObject({ status: 200, data: { at: "/end" } });
    expect(callsAt(api)).toEqual([["/start", "Bearer bearer-token", undefined, undefined]]);
    expect(callsAt(other)).toEqual([["/end", undefined, undefined, undefined]]);
  });

  test.each([
    ["a key in a header", "key", ["/start", undefined, "header-key", undefined]],
    ["a key in the query", "queryKey", ["/start?api_key=query-key", undefined, undefined, undefined]],
    ["a key in a cookie, which a page cannot set", "cookieKey", ["/start", undefined, undefined, undefined]],
  ])("follows no redirect at all with %s", async (_, scheme, first) => {
    const other = await serverLeadingTo(() => "/");
    for (const location of ["/end", `${other.origin}/end`]) {
      const api = await serverLeadingTo(() => location);
      expect(await callFrom(api, api, [scheme])).toEqual(BEYOND_SIGHT);
      expect(callsAt(api)).toEqual([first]);
    }
    expect(callsAt(other)).toEqual([]);
  });

  test("follows the redirects of a public call", async () => {
    const other = await serverLeadingTo(() => "/");
    const api = await serverLeadingTo(() => `${other.origin}/end`);
    expect(await callFrom(api, api, [])).toMatchObject({ status: 200, data: { at: "/end" } });
    expect(callsAt(other)).toEqual([["/end", undefined, undefined, undefined]]);
  });

  test("shows no key in the address of an answer", async () => {
    const api = await recordingServer(({ url }, response) => answer(url.split("?")[0] ?? "", response));
    expect(await callFrom(api, api, ["queryKey"])).toMatchObject({ status: 200, url: `${api.origin}/start` });
    expect(callsAt(api)).toEqual([["/start?api_key=query-key", undefined, undefined, undefined]]);
  });
});
