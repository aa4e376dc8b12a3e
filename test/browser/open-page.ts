/** A page in a real browser, which tells what it complains about and asks for. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page that was opened from a file. */
export interface OpenPage {
  readonly page: Page;
  /** What the console said, and what was thrown. */
  readonly complaints: readonly string[];
  /** Every address that was asked for beside the page itself. */
  readonly requests: readonly string[];
}

/** Opens markup as a file of its own, `hash` included. */
export async function openPage(
  browser: Browser,
  markup: string,
  { hash = "", ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<OpenPage> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-"));
  await writeFile(join(folder, "page.html"), markup);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  const address = pathToFileURL(join(folder, "page.html")).href;
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().split("#", 1)[0] !== address && !request.url().startsWith("data:")) requests.push(request.url());
  });
  page.on("close", () => void rm(folder, { recursive: true, force: true }));
  await page.goto(address + hash);
  return { page, complaints, requests };
}
