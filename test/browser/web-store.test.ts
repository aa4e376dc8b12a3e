import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, startChromium } from "./chromium.ts";
import { profile, rotatingApi } from "./tabs/for-test.ts";
import { load, openTabs, type Tab } from "./tabs/tabs.ts";

let browser: Browser;
beforeAll(async () => {
  if (chromiumPath !== undefined) browser = await startChromium();
});
afterAll(() => browser?.close());

/** What each of the tabs answers. */
function all<T>(tabs: readonly Tab[], ...action: Parameters<Tab>): Promise<T[]> {
  return Promise.all(tabs.map((tab) => tab<T>(...action)));
}

/** Everything in the page's database, as text, and whether its key can be exported. */
function kept(page: Page): Promise<{ text: string; keys: string[]; extractable: unknown }> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const database = await asked(indexedDB.open("latchkey:acme"));
    const store = database.transaction("kept").objectStore("kept");
    const [keys, values, key] = await Promise.all([
      asked(store.getAllKeys()),
      asked(store.getAll()),
      asked(store.get("key")),
    ]);
    database.close();
    const texts = values.map((value) =>
      value?.sealed instanceof ArrayBuffer ? new TextDecoder().decode(value.sealed) : JSON.stringify(value),
    );
    return { text: texts.join("\n"), keys: keys.map(String), extractable: key?.extractable };
  });
}

describe.skipIf(chromiumPath === undefined)("webStore in Chromium", () => {
  test("a page that is loaded again keeps its session", async () => {
    const api = await rotatingApi();
    const page = await (await profile(browser)).newPage();
    const before = await load(page, api.origin);
    await before("signIn", "ann");
    expect(await before("call", "ann")).toBe(200);
    const after = await load(page, api.origin);
    expect(await after("status")).toBe("active");
    expect(await after("call", "ann")).toBe(200);
    expect(api.refreshes).toBe(0);
  });

  test("five tabs with one expired token refresh once, answer every call and hold the same token, a hundred times", {
    timeout: 120_000,
  }, async () => {
    const api = await rotatingApi();
    const tabs = await openTabs(await profile(browser), api.origin, 5);
    await tabs[0]?.("signIn", "ann");
    for (let round = 1; round <= 100; round++) {
      // In every other round the tabs know that the token is over; in the others only the server does.
      if (round % 2 === 0) await all(tabs, "skip", 700);
      api.expire();
      expect(await Promise.all([all(tabs, "call", "ann"), all(tabs, "call", "ann")])).toEqual([
        [200, 200, 200, 200, 200],
        [200, 200, 200, 200, 200],
      ]);
      expect(await all(tabs, "token")).toEqual(Array.from({ length: 5 }, () => `ann-A${round + 1}`));
    }
    expect({ refreshes: api.refreshes, reused: api.reused }).toEqual({ refreshes: 100, reused: 0 });
    expect(await all(tabs, "status")).toEqual(Array.from({ length: 5 }, () => "active"));
  });

  test.each([
    ["is closed", async (page: Page) => page.close()],
    ["crashes", async (page: Page) => void page.goto("chrome://crash").catch(() => undefined)],
  ])("when the tab that refreshes %s, the next one goes on", async (_, die) => {
    const api = await rotatingApi();
    const context = await profile(browser);
    const dying = await context.newPage();
    const first = await load(dying, api.origin);
    const [second] = await openTabs(context, api.origin, 1);
    await first("signIn", "ann");
    api.expire();
    // Its answer is lost with it: such a token is presented once more.
    api.forgiving = true;
    const [release, asked] = [api.hold(), api.asked()];
    void first("call", "ann").catch(() => undefined);
    await asked;
    const waiting = second?.("call", "ann");
    await die(dying);
    release();
    expect(await waiting).toBe(200);
    expect(api.refreshes).toBeLessThanOrEqual(2);
    expect(await second?.("status")).toBe("active");
  });

  test("when the tab that refreshes is frozen, the others go on without it, and it takes their tokens when it wakes", async () => {
    const api = await rotatingApi();
    const context = await profile(browser);
    const frozen = await context.newPage();
    const first = await load(frozen, api.origin, { timeout: 300 });
    const [second] = await openTabs(context, api.origin, 1, { timeout: 300 });
    await first("signIn", "ann");
    expect(await second?.("call", "ann")).toBe(200);
    api.expire();
    api.forgiving = true;
    const [release, asked] = [api.hold(), api.asked()];
    void first("call", "ann");
    await asked;
    const debug = await context.newCDPSession(frozen);
    await debug.send("Page.setWebLifecycleState", { state: "frozen" });
    release();
    await expect.poll(() => second?.("call", "ann"), { timeout: 5000 }).toBe(200);
    await debug.send("Page.setWebLifecycleState", { state: "active" });
    await expect.poll(() => first("call", "ann"), { timeout: 5000 }).toBe(200);
    expect(await first("token")).toBe(await second?.("token"));
    expect(await all([first], "status")).toEqual(["active"]);
  });

  test("when the tab that refreshes hangs in a loop, the others go on without it", async () => {
    const api = await rotatingApi();
    const context = await profile(browser);
    const hanging = await context.newPage();
    const first = await load(hanging, api.origin, { timeout: 300 });
    const [second] = await openTabs(context, api.origin, 1, { timeout: 300 });
    await first("signIn", "ann");
    expect(await second?.("call", "ann")).toBe(200);
    api.expire();
    api.forgiving = true;
    const [release, asked] = [api.hold(), api.asked()];
    void first("call", "ann");
    await asked;
    const hang = hanging.evaluate("{ const over = Date.now() + 4000; while (Date.now() < over); }");
    release();
    await expect.poll(() => second?.("call", "ann"), { timeout: 10_000 }).toBe(200);
    await hang;
    await expect.poll(() => first("call", "ann"), { timeout: 5000 }).toBe(200);
    expect(await first("token")).toBe(await second?.("token"));
  });

  test("without Web Locks at most one more refresh is sent, the loser takes the winner's tokens, and nobody is signed out", async () => {
    const api = await rotatingApi();
    const plain = api.origin.replace("127.0.0.1", "plain.test");
    const context = await profile(browser);
    const page = await context.newPage();
    const tabs = [await load(page, plain), ...(await openTabs(context, plain, 1))];
    expect(await page.evaluate("[isSecureContext, typeof navigator.locks]")).toEqual([false, "undefined"]);
    await tabs[0]?.("signIn", "ann");
    await all(tabs, "call", "ann");
    for (let round = 1; round <= 20; round++) {
      if (round % 2 === 0) await all(tabs, "skip", 700);
      api.expire();
      expect(await all(tabs, "call", "ann")).toEqual([200, 200]);
      expect(await all(tabs, "status")).toEqual(["active", "active"]);
      expect(api.refreshes).toBe(round);
      expect(api.reused).toBeLessThanOrEqual(round);
    }
  });

  test("another user's sign-in in one tab is seen by the others, and no call goes out as the other", async () => {
    const api = await rotatingApi();
    const tabs = await openTabs(await profile(browser), api.origin, 3);
    await tabs[0]?.("signIn", "ann");
    await expect.poll(() => all(tabs, "status")).toEqual(["active", "active", "active"]);
    api.expire();
    const release = api.hold();
    const calls = all(tabs, "call", "ann");
    await api.asked();
    const signedIn = tabs[1]?.("signIn", "bob");
    release();
    await signedIn;
    for (const outcome of await calls) expect([200, "SIGNED_OUT"]).toContain(outcome);
    await expect.poll(() => all(tabs, "token")).toEqual(["bob-A1", "bob-A1", "bob-A1"]);
    expect(await all(tabs, "call", "bob")).toEqual([200, 200, 200]);
    expect(api.crossed).toBe(0);
  });

  test("a sign-out in one tab signs the others out", async () => {
    const api = await rotatingApi();
    const tabs = await openTabs(await profile(browser), api.origin, 3);
    await tabs[0]?.("signIn", "ann");
    await expect.poll(() => all(tabs, "status")).toEqual(["active", "active", "active"]);
    await tabs[2]?.("signOut");
    await expect.poll(() => all(tabs, "status")).toEqual(["signed-out", "signed-out", "signed-out"]);
    expect(await all(tabs, "call", "ann")).toEqual(["SIGNED_OUT", "SIGNED_OUT", "SIGNED_OUT"]);
  });

  test("under `encrypt` no token can be read in the database, one key serves all tabs, and it cannot be exported", async () => {
    const api = await rotatingApi();
    const context = await profile(browser);
    const page = await context.newPage();
    const tabs = [
      await load(page, api.origin, { encrypt: true }),
      ...(await openTabs(context, api.origin, 4, { encrypt: true })),
    ];
    await Promise.all(tabs.map((tab) => tab("signIn", "ann")));
    await tabs[0]?.("signIn", "ann");
    // A tab that has not heard of the last sign-in yet would end its call, as it would for another user's.
    const token = await tabs[0]?.("token");
    await expect.poll(() => all(tabs, "token")).toEqual(tabs.map(() => token));
    const { text, keys, extractable } = await kept(page);
    expect({ keys, extractable }).toEqual({ keys: ["key", "tokens"], extractable: false });
    expect(text).not.toMatch(/ann-|accessToken/u);
    api.expire();
    expect(await all(tabs, "call", "ann")).toEqual([200, 200, 200, 200, 200]);
    expect(await (await load(page, api.origin))("status")).toBe("active");
    expect(await (await load(page, api.origin, { encrypt: true }))("call", "ann")).toBe(200);
  });

  test("`encrypt` on plain http goes on in memory, and says so", async () => {
    const api = await rotatingApi();
    const page = await (await profile(browser)).newPage();
    const tab = await load(page, api.origin.replace("127.0.0.1", "plain.test"), { encrypt: true });
    await tab("signIn", "ann");
    expect(await tab("call", "ann")).toBe(200);
    expect(await tab("events")).toContain("failed STORE open");
  });

  test("without IndexedDB the session lives in memory, and says so", async () => {
    const api = await rotatingApi();
    const page = await (await profile(browser)).newPage();
    const tab = await load(page, api.origin, { withoutDatabase: true });
    await tab("signIn", "ann");
    api.expire();
    expect(await tab("call", "ann")).toBe(200);
    expect(await tab("events")).toContain("failed STORE open");
  });

  test("a write that the browser takes back fails as an event, and the session goes on", async () => {
    const api = await rotatingApi();
    const page = await (await profile(browser)).newPage();
    const tab = await load(page, api.origin);
    await tab("signIn", "ann");
    // As with a full disk: the request is taken, and its transaction is aborted.
    await page.evaluate(() => {
      const put = Reflect.get(IDBObjectStore.prototype, "put");
      IDBObjectStore.prototype.put = function full(...value) {
        const request: IDBRequest<IDBValidKey> = Reflect.apply(put, this, value);
        request.addEventListener("success", () => this.transaction.abort());
        return request;
      };
    });
    api.expire();
    expect(await tab("call", "ann")).toBe(200);
    expect(await tab("events")).toContain("failed STORE write");
    expect(await tab("call", "ann")).toBe(200);
  });

  test("a database that is full fails as an event, and takes the next write once there is room", async () => {
    const api = await rotatingApi();
    const page = await (await profile(browser)).newPage();
    const devtools = await page.context().newCDPSession(page);
    // Before the first write: Chromium goes on for a while with the room that it has once found.
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: api.origin, quotaSize: 1 });
    const tab = await load(page, api.origin);
    await tab("signIn", "ann");
    expect(await tab("events")).toEqual(["started", "failed STORE write"]);
    expect(await tab("call", "ann")).toBe(200);
    api.expire();
    expect(await tab("call", "ann")).toBe(200);
    expect(await tab("events")).toContain("failed STORE write");
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: api.origin });
    api.expire();
    expect(await tab("call", "ann")).toBe(200);
    // A page that is loaded again has the newest token.
    const token = await tab("token");
    expect(await (await load(page, api.origin))("token")).toBe(token);
    expect(api).toMatchObject({ refreshes: 2, reused: 0 });
  });

  test("a database that is deleted is made again by the next write", async () => {
    const api = await rotatingApi();
    const page = await (await profile(browser)).newPage();
    const tab = await load(page, api.origin);
    await tab("signIn", "ann");
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase("latchkey:acme");
          request.addEventListener("success", () => resolve());
          request.addEventListener("blocked", () => reject(new Error("blocked")));
        }),
    );
    expect(await tab("call", "ann")).toBe(200);
    await tab("signIn", "ann");
    expect(await (await load(page, api.origin))("call", "ann")).toBe(200);
  });
});
