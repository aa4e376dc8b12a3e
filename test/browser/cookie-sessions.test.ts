import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordingServer, type RecordingServer, reply } from "../middleware/recording-server.ts";
import { bundleForPage } from "./bundle.ts";
import { chromiumPath, startChromium } from "./chromium.ts";

/** What runs in the page: a session whose refresh token is in a cookie, in memory only, and one secured call. */
const source = `
  import { defineEndpoint } from "latchkey";
  import { defineClient, defineSession, signingIn, signingOut } from "latchkey/generated";

  const definition = { servers: [], schemes: { bearer: { type: "http", scheme: "bearer" } } };
  const post = (path, security) => ({ operation: { method: "POST", path, ...(security && { security }) } });
  const createSession = defineSession(definition, {
    scheme: "bearer",
    signIn: { by: signingIn, endpoint: post("/sign-in"), accessToken: "/access" },
    refresh: { endpoint: post("/refresh"), send: "cookie", accessToken: "/access" },
    signOut: { by: signingOut, endpoint: post("/sign-out", [{ bearer: [] }]) },
  });
  const getMe = defineEndpoint({ method: "GET", path: "/me", security: [{ bearer: [] }] });

  export function open(baseUrl) {
    const session = createSession({ baseUrl });
    const client = defineClient(definition)({ baseUrl, auth: { bearer: session } });
    const told = (promise) => promise.then(({ status }) => status, ({ code }) => code);
    return {
      signIn: () => told(session.signIn()),
      signOut: () => told(session.signOut()),
      call: () => told(getMe(client)),
      status: () => session.status,
    };
  }
`;

let browser: Browser;
let script: string;
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  [browser, script] = await Promise.all([startChromium(), bundleForPage(source)]);
});
afterAll(() => browser?.close());

/** A server with a blank page. */
function home(): Promise<RecordingServer> {
  return recordingServer((_, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>page</title>");
  });
}

/** An API of another origin: each sign-in and refresh sets a new cookie, and takes the one before only once. */
function api(): Promise<RecordingServer> {
  let [count, cookie] = [0, ""];
  return recordingServer(({ method, url, headers }, response) => {
    response.setHeader("access-control-allow-origin", headers.origin ?? "");
    response.setHeader("access-control-allow-credentials", "true");
    response.setHeader("access-control-allow-headers", headers["access-control-request-headers"] ?? "");
    const isKnown = cookie !== "" && headers.cookie === cookie;
    if (method === "OPTIONS") response.writeHead(204).end();
    else if (url === "/me") reply(response, headers.authorization === `Bearer A${count}` ? 200 : 401);
    else if (url === "/sign-out") {
      cookie = "";
      response.writeHead(204, { "set-cookie": "refresh=; Max-Age=0" }).end();
    } else if (url === "/refresh" && !isKnown) reply(response, 401, { message: "no such session" });
    else {
      cookie = `refresh=R${++count}`;
      reply(response, 200, { access: `A${count}` }, { "set-cookie": `${cookie}; HttpOnly; SameSite=Lax; Path=/` });
    }
  });
}

/** Opens the page, or loads it again. */
async function load(page: Page, { origin }: RecordingServer, target: RecordingServer): Promise<void> {
  await page.goto(`${origin}/page`);
  await page.addScriptTag({ content: script });
  await page.evaluate(`globalThis.app = page.open(${JSON.stringify(target.origin)})`);
}

/** Does something in the page, as often as the test needs it. */
function act(page: Page, ...steps: ("signIn" | "signOut" | "call" | "status")[]): Promise<unknown> {
  const calls = steps.map((step) => `await app.${step}()`).join(", ");
  return page.evaluate(`(async () => [${calls}])()`);
}

async function withPage(work: (page: Page) => Promise<void>): Promise<void> {
  const context: BrowserContext = await browser.newContext();
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** What a server was asked, with the cookies that came along. */
function askedOf({ seen }: RecordingServer): string[] {
  return seen
    .filter(({ method }) => method !== "OPTIONS")
    .map(({ url, headers }) => `${url} ${headers.cookie ?? "-"} ${headers.authorization ?? "-"}`);
}

describe.skipIf(chromiumPath === undefined)("in Chromium, with the API on another origin", () => {
  test("the cookie of a sign-in renews the session, outlives the page, and goes with the sign-out", async () => {
    const [site, server] = [await home(), await api()];
    await withPage(async (page) => {
      await load(page, site, server);
      expect(await act(page, "signIn", "call")).toEqual([200, 200]);
      await load(page, site, server);
      expect(await act(page, "status", "call", "call", "status")).toEqual(["unknown", 200, 200, "active"]);
      expect(await act(page, "signOut", "status", "call")).toEqual([204, "signed-out", "SIGNED_OUT"]);
      await load(page, site, server);
      expect(await act(page, "call", "call", "status")).toEqual(["SIGNED_OUT", "SIGNED_OUT", "signed-out"]);
      expect(await page.evaluate("document.cookie")).toBe("");
    });
    expect(askedOf(server)).toEqual([
      "/sign-in - -",
      "/me - Bearer A1",
      "/refresh refresh=R1 -",
      "/me - Bearer A2",
      "/me - Bearer A2",
      "/sign-out refresh=R2 Bearer A2",
      "/refresh - -",
    ]);
  });

  test("a page that was never signed in is told so by one request", async () => {
    const [site, server] = [await home(), await api()];
    await withPage(async (page) => {
      await load(page, site, server);
      expect(await act(page, "call", "call", "status")).toEqual(["SIGNED_OUT", "SIGNED_OUT", "signed-out"]);
    });
    expect(askedOf(server)).toEqual(["/refresh - -"]);
  });
});
