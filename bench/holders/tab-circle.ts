import type { Browser } from "playwright-core";
import { bundleForPage } from "../../test/browser/bundle.ts";
import { peerFile } from "../peers.ts";
import type { Circle } from "./circle.ts";

/** What a page runs, by contender: each gives `open`. */
const sources: Readonly<Record<string, () => string>> = {
  "web-store": () => `export { open } from "./bench/holders/tabs/web-store.ts";`,
  "local-storage": () => `export { open } from "./bench/holders/tabs/local-storage.ts";`,
  "auth-js": () => authJs("{}"),
  "auth-js with navigatorLock": () => authJs("{ lock: navigatorLock }"),
  "auth0-spa-js": () => `
    import { Auth0Client } from ${JSON.stringify(peerFile("@auth0/auth0-spa-js/dist/auth0-spa-js.production.esm.js"))};
    import { openAuth0Client } from "./bench/holders/tabs/auth0-spa-js.ts";
    export const open = (url, place) => openAuth0Client(Auth0Client, url, place);
  `,
};

function authJs(extra: string): string {
  return `
    import { GoTrueClient, navigatorLock } from ${JSON.stringify(peerFile("@supabase/auth-js/dist/module/index.js"))};
    import { openAuthClient } from "./bench/holders/tabs/auth-js.ts";
    export const open = (url, place) => openAuthClient(GoTrueClient, ${extra}, url, place);
  `;
}

/** Puts the page's clock forward too, for libraries that take none. */
const driver = (source: string) => `
  ${source}
  import { callsOf, skippingClock } from "./bench/holders/calls.ts";
  export async function begin(open) {
    const clock = skippingClock();
    Date.now = clock.now;
    const client = await open(location.origin, "acme", clock.now);
    return async (asked) => {
      if ("calls" in asked) return callsOf(client, asked.calls);
      if ("skip" in asked) clock.skip(asked.skip);
      else await client.start(asked.start);
      return 0;
    };
  }
`;

/** Tabs of one profile, each with a client of the contender. */
export async function openTabs(browser: Browser, contender: string, count: number, url: string): Promise<Circle> {
  const source = sources[contender];
  if (source === undefined) throw new TypeError(`There is no page for ${contender}`);
  const content = await bundleForPage(driver(source()));
  const context = await browser.newContext();
  // The page itself: an empty one on the server's origin.
  await context.route(`${url}/page`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>page</title>" }),
  );
  const open = async () => {
    const page = await context.newPage();
    await page.goto(`${url}/page`);
    await page.addScriptTag({ content });
    await page.evaluate("page.begin(page.open).then((holder) => { globalThis.holder = holder; })");
    return (asked: object): Promise<number> => page.evaluate(`holder(${JSON.stringify(asked)})`);
  };
  return {
    holders: await Promise.all(Array.from({ length: count }, open)),
    [Symbol.asyncDispose]: () => context.close(),
  };
}
