/** Plays what tabs that share a session do, in a real Chromium: `npm run demo:tabs`, and with `-- --show` to watch it. */
import { chromiumPath, noChromium, startChromium } from "../test/browser/chromium.ts";
import { startRotatingApi } from "../test/browser/tabs/rotating-api.ts";
import { playTabs } from "./demo/play-tabs.ts";

/** Milliseconds after which it ends, whatever hangs. */
const LIMIT = 20_000;

const isShown = process.argv.includes("--show");
if (chromiumPath === undefined) {
  console.error(
    `The demo opens tabs of Chromium, and ${noChromium}.\nElsewhere: put a link named \`chromium\` to your browser on the PATH.`,
  );
  process.exitCode = 1;
} else {
  setTimeout(() => {
    console.error("The demo has not ended within 20 seconds, and stops here.");
    process.exit(1);
  }, LIMIT).unref();
  await using api = await startRotatingApi();
  const browser = await startChromium({ headless: !isShown });
  const surprises = await playTabs(await browser.newContext(), api, {
    print: (line) => void process.stdout.write(`${line}\n`),
    pause: isShown ? 1500 : 0,
  });
  await browser.close();
  process.exitCode = surprises === 0 ? 0 : 1;
}
