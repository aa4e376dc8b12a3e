/** The page as a person has it: opened from a disk, in a browser. */
import { mkdir } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { inspect } from "../../cli/src/inspect/inspect.ts";
import type { Inspection } from "../../cli/src/inspect/inspection.ts";
import { emitPage } from "../../cli/src/inspect/page/emit-page.ts";
import { inspectText } from "../cli/inspect/inspect-text.ts";
import { lowestContrast } from "./lowest-contrast.ts";
import { chromiumPath, startChromium } from "./chromium.ts";
import { openPage } from "./open-page.ts";

let browser: Browser;
beforeAll(async () => {
  if (chromiumPath !== undefined) browser = await startChromium();
});
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});
afterAll(() => browser?.close());

const reference = await inspect({ spec: "openapi.yaml" });

/** The routes that are to be seen. */
function routes(page: Page): Promise<string[]> {
  return page
    .locator(".row:visible")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [".method", ".path"].map((part) => row.querySelector(part)?.textContent?.trim() ?? "").join(" "),
      ),
    );
}

/** What the data says should be seen. */
function expected(
  { tags, operations }: Inspection,
  fits: (operation: Inspection["operations"][number]) => boolean,
): string[] {
  return tags.flatMap(({ name }) =>
    operations.filter((one) => one.tag === name && fits(one)).map(({ route }) => route),
  );
}

/** Unfolds everything. */
function openAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

describe.skipIf(chromiumPath === undefined)("the inspection page", () => {
  test("shows every operation, asks for nothing and complains of nothing", async () => {
    const { page, complaints, requests } = await openPage(browser, emitPage(reference));
    expect(await routes(page)).toEqual(expected(reference, () => true));
    expect(await page.getByRole("status").textContent()).toBe(`${reference.operations.length} operations`);
    expect(await page.locator(".stat strong").allTextContents()).toEqual(["20", "1", "8"]);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  test.each([
    ["access", "open", (one: Inspection["operations"][number]) => one.access === "open"],
    ["tag", "0", (one: Inspection["operations"][number]) => one.tag === "auth"],
    ["scheme", "1", (one: Inspection["operations"][number]) => one.alternatives.some((all) => "partnerKey" in all)],
    [
      "warning",
      "any",
      (one: Inspection["operations"][number]) => one.path === "/partner/widget" || one.path.endsWith(".csv"),
    ],
  ])("filters by %s", async (name, value, fits) => {
    const { page } = await openPage(browser, emitPage(reference));
    await page.locator(`select[name=${name}]`).selectOption(value);
    const want = expected(reference, fits);
    expect(await routes(page)).toEqual(want);
    expect(await page.getByRole("status").textContent()).toBe(`${want.length} of 29 operations`);
  });

  test("searches for all words, in routes, names and scopes, from the keyboard", async () => {
    const { page } = await openPage(browser, emitPage(reference));
    await page.keyboard.press("/");
    await page.keyboard.type("Admin reports:WRITE");
    expect(await routes(page)).toEqual(["PUT /admin/reports/{id}/decision"]);
    await page.keyboard.type(" nonsense");
    expect(await routes(page)).toEqual([]);
    await page.getByText("No operation fits.").getByRole("button").click();
    expect(await routes(page)).toHaveLength(29);
    expect(await page.locator("input[name=text]").evaluate((input) => input === document.activeElement)).toBe(true);
  });

  test("filters by the buttons, which say whether they are pressed, and takes it back", async () => {
    const { page } = await openPage(browser, emitPage(reference));
    const button = page.getByRole("button", { name: "optional" });
    await button.click();
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    expect(await routes(page)).toEqual(["GET /feed/{id}"]);
    await button.click();
    expect(await routes(page)).toHaveLength(29);
    await page.locator(".card", { hasText: "API key in the query" }).getByRole("button").click();
    expect(await routes(page)).toEqual(["GET /partner/widget"]);
  });

  test("keeps the filter in its address", async () => {
    const first = await openPage(browser, emitPage(reference));
    await first.page.locator("select[name=access]").selectOption("locked");
    await first.page.locator("input[name=text]").fill("partner");
    const hash = await first.page.evaluate(() => location.hash);
    const second = await openPage(browser, emitPage(reference), { hash });
    expect(await routes(second.page)).toEqual(await routes(first.page));
    expect(await routes(second.page)).toHaveLength(3);
  });

  test("is walked and unfolded by the keyboard", async () => {
    const { page } = await openPage(browser, emitPage(reference));
    await page.locator(".row summary").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const open = page.locator(".row details[open]");
    expect(await open.locator(".path").textContent()).toBe("/auth/sign-out");
    expect(await open.locator(".facts").textContent()).toContain("the document, for all operations that say nothing");
  });

  test("gives every control and every row a name", async () => {
    const { page } = await openPage(browser, emitPage(reference));
    for (const name of ["Access", "Tag", "Scheme", "Warning"]) {
      expect(await page.getByRole("combobox", { name }).count()).toBe(1);
    }
    expect(await page.getByRole("searchbox", { name: "Search routes, names and scopes" }).count()).toBe(1);
    expect(await page.locator(".row summary").nth(2).textContent()).toMatch(/locked\s+POST\s+\/auth\/sign-out/);
    expect(await page.getByRole("region", { name: "Warnings" }).count()).toBe(1);
  });

  test("shows all without a script too", async () => {
    const { page } = await openPage(browser, emitPage(reference), { javaScriptEnabled: false });
    expect(await page.locator(".row").count()).toBe(29);
    expect(await page.locator("#filters").isVisible()).toBe(false);
  });

  test.each(["light", "dark"] as const)(
    "can be read: no text has less than 4.5:1 of contrast, %s",
    async (colorScheme) => {
      const troubled = inspectText(`
servers: [{ url: http://api.example.com }]
paths: { /x: { get: { tags: [a], deprecated: true, summary: Reads, security: [{ ghost: [] }, { k: [], o: [read] }, {}] }, put: { summary: s } } }
components: { securitySchemes: { k: { type: apiKey, in: query, name: k }, o: { type: oauth2, flows: {} } } }
`);
      for (const inspection of [reference, troubled]) {
        const { page } = await openPage(browser, emitPage(inspection), {
          colorScheme,
          hash: "#access=locked&scheme=0",
        });
        await openAll(page);
        const { ratio, texts } = await lowestContrast(page);
        expect(texts).toBeGreaterThan(30);
        expect(ratio).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  test.each([320, 390, 768, 1280])("never scrolls sideways at %i pixels", async (width) => {
    const long = `/${"averylongsegment".repeat(12)}`;
    const inspection = inspectText(
      `servers: [{ url: "http://${"host".repeat(30)}.example" }]
paths: { "${long}": { get: { operationId: ${"x".repeat(200)}, security: [{ ${"s".repeat(120)}: [${"r".repeat(120)}] }] } } }`,
    );
    for (const shown of [reference, inspection]) {
      const { page } = await openPage(browser, emitPage(shown), { viewport: { width, height: 800 } });
      await openAll(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

  test("does nothing that a hostile document says", async () => {
    const attack = "</script><script>document.title='hacked'</script><img src=http://127.0.0.1:9/x onerror=alert(1)>";
    const nasty = `${attack}\\" autofocus onfocus=\\"alert(1)\\u202e\\u0000`;
    const { page, complaints, requests } = await openPage(
      browser,
      emitPage(
        inspectText(`
servers: [{ url: "http://${nasty}" }]
tags: [{ name: "${nasty}", description: "${nasty}" }]
paths: { "/${nasty}": { get: { tags: ["${nasty}"], operationId: "${nasty}", summary: "\`${nasty}\`", security: [{ "${nasty}": ["${nasty}"] }] } } }
components: { securitySchemes: { "${nasty}": { type: apiKey, in: query, name: "${nasty}", description: "${nasty}" } } }
`),
      ),
    );
    await openAll(page);
    await page.locator("select[name=scheme]").selectOption("0");
    expect(await page.locator(".row:visible").count()).toBe(1);
    expect(await page.locator("img, iframe, [onfocus], [onerror]").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.title()).toBe("Test 1.0.0: what calls carry");
    expect(await page.locator(".path").textContent()).toContain("<img src=http://127.0.0.1:9/x onerror=alert(1)>");
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  test("stays fluid with two thousand operations", async () => {
    const paths = Array.from(
      { length: 2000 },
      (_, index) => `  /r${index}/{id}: { get: { tags: [t${index % 40}], operationId: o${index}, summary: Reads it } }`,
    );
    const { page } = await openPage(
      browser,
      emitPage(inspectText(`security: [{ a: [] }]\npaths:\n${paths.join("\n")}`)),
    );
    const milliseconds = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>("input[name=text]");
      const start = performance.now();
      for (const text of ["r", "r1", "r19", "r199", ""]) {
        if (input !== null) input.value = text;
        input?.dispatchEvent(new Event("input", { bubbles: true }));
        // Reading a size makes the browser lay the page out.
        document.body.getBoundingClientRect();
      }
      return (performance.now() - start) / 5;
    });
    // A tenth of a second feels immediate; the measured time is a fraction of it, and the machine may be busy.
    expect(milliseconds).toBeLessThan(250);
  });

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
  ] as const)("has its picture taken: %s, %i pixels", async (colorScheme, width) => {
    const { page } = await openPage(browser, emitPage(reference), { colorScheme, viewport: { width, height: 900 } });
    await mkdir(".scratch/inspect", { recursive: true });
    const path = `.scratch/inspect/${colorScheme}-${width}.png`;
    expect((await page.screenshot({ path, fullPage: true })).byteLength).toBeGreaterThan(10_000);
  });
});
