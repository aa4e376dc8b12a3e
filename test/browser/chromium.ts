/** The real browser that the tests use: Debian's package, or whatever `chromium` is on the PATH. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** Where Chromium is, if it is installed; `.ci/run` installs it. */
export const chromiumPath: string | undefined = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "chromium"))
  .find((file) => existsSync(file));

if (chromiumPath === undefined) {
  const what = "no `chromium` is on the PATH (Debian: apt-get install --no-install-recommends chromium)";
  console.warn(`SKIPPED: the browser tests, since ${what}`);
}

/** Starts the browser; it asks for nothing by itself. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? "chromium",
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
