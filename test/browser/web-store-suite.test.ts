import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleForPage, compressedSize } from "./bundle.ts";
import { chromiumPath, startChromium } from "./chromium.ts";
import { profile, rotatingApi } from "./tabs/for-test.ts";

let browser: Browser;
beforeAll(async () => {
  if (chromiumPath !== undefined) browser = await startChromium();
});
afterAll(() => browser?.close());

/** What every case of the suite says of webStore in such a page. */
async function judged(address: string, encrypt: boolean): Promise<Map<string, unknown>> {
  return new Map(await inPage<[string, unknown][]>(address, `page.judge(${encrypt})`));
}

async function inPage<T>(address: string, expression: string): Promise<T> {
  const page = await (await profile(browser)).newPage();
  await page.goto(`${address}/page`);
  await page.addScriptTag({ content: await bundleForPage(suite) });
  return page.evaluate<T>(expression);
}

const suite = `
  import { webStore } from "latchkey";
  import { storeCases } from "latchkey/store-tests";

  export function judge(encrypt) {
    let count = 0;
    const open = () => {
      const make = ((name) => () => webStore(name, { encrypt }))("judged-" + count++);
      return { store: make(), other: make, dispose() {} };
    };
    const told = ({ name, run }) => run(open).then((outcome) => [name, outcome], ({ message }) => [name, message]);
    return Promise.all(storeCases.map(told));
  }
`;

test("adds at most 1.2 kB to a page that has a session", async () => {
  const session = 'import { createSession } from "latchkey"; export const session = createSession;';
  const [without, withStore] = await Promise.all([
    compressedSize(session),
    compressedSize(`${session} export { webStore } from "latchkey";`),
  ]);
  expect(withStore - without).toBeLessThanOrEqual(1200);
});

describe.skipIf(chromiumPath === undefined)("the suite of stores", () => {
  test.each([false, true])("is passed, with `encrypt: %s`", async (encrypt) => {
    const { origin } = await rotatingApi();
    const outcomes = await judged(origin, encrypt);
    expect([...outcomes].filter(([, outcome]) => JSON.stringify(outcome) !== "{}")).toEqual([]);
  });

  test("is passed on plain http, but for the lock that browsers do not give there", async () => {
    const { origin } = await rotatingApi();
    const outcomes = await judged(origin.replace("127.0.0.1", "plain.test"), false);
    const others = [...outcomes].filter(([, outcome]) => JSON.stringify(outcome) !== "{}");
    expect(new Set(others.map(([, outcome]) => JSON.stringify(outcome)))).toEqual(
      new Set(['{"skipped":"the store has no `lock`"}']),
    );
    expect(outcomes.size - others.length).toBeGreaterThan(15);
  });
});
