/** The real browser that the tests use: Debian's package, or whatever `chromium` is on the PATH. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** Where Chromium is, if it is installed; `.ci/run` installs it. */
export const chromiumPath: string | undefined = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "chromium"))
  .find((file) => existsSync(file));

/** What is said where it is not. */
export const noChromium = "no `chromium` is on the PATH (Debian: apt-get install --no-install-recommends chromium)";

// The demo and the benches say it in their own way.
if (chromiumPath === undefined && process.env["VITEST"] !== undefined) {
  console.warn(`SKIPPED: the browser tests, since ${noChromium}`);
}

/** Starts the browser; it asks for nothing by itself. */
export function startChromium({ headless = true } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? "chromium",
    headless,
    // What ends in .test is this machine: a page on plain http that is no secure context.
    args: [
      "--no-sandbox",
      "--host-resolver-rules=MAP *.test 127.0.0.1",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
    ],
  });
}
