import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { chromiumPath, noChromium, startChromium } from "../../test/browser/chromium.ts";
import { noRedis, redisPath, startRedis } from "../../test/processes/redis-server.ts";
import { startTokenServer } from "../../test/processes/token-server.ts";
import { type Circle, playScene, type Tally } from "../holders/circle.ts";
import { openProcesses } from "../holders/process-circle.ts";
import { openRequests } from "../holders/request-circle.ts";
import { openTabs } from "../holders/tab-circle.ts";
import type { Part } from "../part.ts";

/** A store, or what people use without one: the module or the page of `bench/holders`, and who shares the session. */
interface Subject {
  readonly name: string;
  readonly contender: string;
  readonly by: "tabs" | "file" | "redis" | "requests";
  readonly holders: number;
}

const subjects: readonly Subject[] = [
  { name: "webStore, tabs", contender: "web-store", by: "tabs", holders: 5 },
  { name: "localStorage and BroadcastChannel, tabs", contender: "local-storage", by: "tabs", holders: 5 },
  { name: "auth-js, tabs", contender: "auth-js", by: "tabs", holders: 5 },
  { name: "auth-js with navigatorLock, tabs", contender: "auth-js with navigatorLock", by: "tabs", holders: 5 },
  { name: "auth0-spa-js, tabs", contender: "auth0-spa-js", by: "tabs", holders: 5 },
  { name: "fileStore, processes", contender: "file-store", by: "file", holders: 16 },
  { name: "a file and proper-lockfile, processes", contender: "lock-file", by: "file", holders: 5 },
  { name: "redisStore, processes", contender: "redis-store", by: "redis", holders: 16 },
  { name: "a Redis key without a lock, processes", contender: "redis-key", by: "redis", holders: 16 },
  { name: "cookieStore, requests", contender: "cookie-store", by: "requests", holders: 16 },
  { name: "a cookie by hand, requests", contender: "cookie", by: "requests", holders: 16 },
];

async function measure({ contender, by, holders }: Subject, expiries: number, browser?: Browser): Promise<Tally> {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await startTokenServer());
  const open = async (): Promise<Circle> => {
    if (by === "tabs") {
      if (browser === undefined) throw new Error("There is no browser");
      return openTabs(browser, contender, holders, server.url);
    }
    if (by === "redis") return openProcesses(contender, holders, server.url, stack.use(await startRedis()).url);
    if (by === "requests") return openRequests(contender, holders, server.url);
    const folder = await mkdtemp(join(tmpdir(), "latchkey-holders-"));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    return openProcesses(contender, holders, server.url, join(folder, "tokens.json"));
  };
  return await playScene(stack.use(await open()), server, expiries);
}

/** The rows of those that this machine has the parts for. */
async function rowsOf(expiries: number): Promise<string[][]> {
  const missing: Readonly<Record<Subject["by"], string | undefined>> = {
    tabs: chromiumPath === undefined ? noChromium : undefined,
    redis: redisPath === undefined ? noRedis : undefined,
    file: undefined,
    requests: undefined,
  };
  const browser = missing.tabs === undefined ? await startChromium() : undefined;
  const rows: string[][] = [];
  for (const subject of subjects) {
    const lack = missing[subject.by];
    if (lack !== undefined) console.warn(`NOT MEASURED: ${subject.name}, since ${lack}`);
    else {
      const { holders, calls, refreshes, errors, lost } = await measure(subject, expiries, browser);
      rows.push([subject.name, ...[holders, calls, expiries, refreshes, errors, lost].map(String)]);
    }
  }
  await browser?.close();
  return rows;
}

/** One session among many: how often it is renewed and lost. */
export const part: Part = {
  name: "holders",
  describe: "tabs, processes and requests that share one session, and call at once whenever its token has expired",
  rounds: 20,
  async run(rounds) {
    const head = ["", "holders", "calls", "expiries", "refreshes", "errors", "lost sessions"];
    const title = "A server that ends the session when a refresh token is used twice";
    return { tables: [{ title, rows: [head, ...(await rowsOf(rounds))] }] };
  },
};
