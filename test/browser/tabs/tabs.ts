/** Tabs of a real browser, each with a session over one webStore. */
import type { BrowserContext, Page } from "playwright-core";
import { bundleForPage } from "../bundle.ts";

/** What runs in a page: a session over a webStore, and one secured call a user. */
const source = `
  import { createSession, defineEndpoint, webStore } from "latchkey";
  import { defineClient } from "latchkey/generated";

  const definition = { servers: [], schemes: { bearer: { type: "http", scheme: "bearer" } } };
  const getMe = defineEndpoint({ method: "GET", path: "/me/{user}", security: [{ bearer: [] }] });

  export function open({ encrypt = false, timeout = 10_000, withoutDatabase = false } = {}) {
    if (withoutDatabase) Object.defineProperty(globalThis, "indexedDB", { value: undefined });
    const events = [];
    let skipped = 0;
    const session = createSession({
      store: webStore("acme", { encrypt }),
      timeout,
      now: () => Date.now() + skipped,
      onEvent: ({ type, error }) => events.push(error === undefined ? type : type + " " + error.code + " " + (error.step ?? "")),
      async refresh(body, { signal }) {
        const response = await fetch("/refresh", { method: "POST", body, signal });
        if (response.ok) return response.json();
        throw Object.assign(new Error("rejected"), { name: "RefreshRejectedError", code: "REFRESH_REJECTED" });
      },
    });
    const client = defineClient(definition)({ baseUrl: location.origin, auth: { bearer: session }, allowInsecure: true });
    return {
      signIn: async (user) => session.start(await (await fetch("/sign-in/" + user, { method: "POST" })).json()),
      signOut: () => session.end(),
      call: (user) => getMe(client, { params: { path: { user } } }).then(({ status }) => status, ({ code }) => code),
      token: () => session.accessToken().catch(({ code }) => code),
      skip: (seconds) => void (skipped += seconds * 1000),
      ready: () => session.ready,
      status: () => session.status,
      events: () => events.splice(0),
    };
  }
`;

/** Does something in a tab, with one argument. */
export type Tab = <T>(
  action: "signIn" | "signOut" | "call" | "token" | "skip" | "ready" | "status" | "events",
  argument?: unknown,
) => Promise<T>;

interface OpenOptions {
  readonly encrypt?: boolean;
  readonly timeout?: number;
  readonly withoutDatabase?: boolean;
}

let script: Promise<string> | undefined;

/** Opens the site in a tab, or loads it again. */
export async function load(page: Page, origin: string, options: OpenOptions = {}): Promise<Tab> {
  script ??= bundleForPage(source);
  await page.goto(`${origin}/page`);
  await page.addScriptTag({ content: await script });
  await page.evaluate(`globalThis.app = page.open(${JSON.stringify(options)})`);
  const tab: Tab = (action, argument) => page.evaluate(`app.${action}(${JSON.stringify(argument) ?? ""})`);
  await tab("ready");
  return tab;
}

/** So many tabs of one profile. */
export async function openTabs(
  context: BrowserContext,
  origin: string,
  count: number,
  options?: OpenOptions,
): Promise<Tab[]> {
  const tabs: Tab[] = [];
  for (let at = 0; at < count; at++) tabs.push(await load(await context.newPage(), origin, options));
  return tabs;
}
