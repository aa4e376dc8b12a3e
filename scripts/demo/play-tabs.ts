/** The scenes of `npm run demo:tabs`: five tabs, one session. */
import { setTimeout as pass } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import type { RotatingApi } from "../../test/browser/tabs/rotating-api.ts";
import { load, type Tab } from "../../test/browser/tabs/tabs.ts";

interface Shown {
  /** Takes each line as it comes. */
  print(line: string): void;
  /** Milliseconds between two scenes, for somebody who watches the tabs. */
  readonly pause: number;
}

/** A tab, its number, and how often it has sent a refresh. */
interface Seat {
  readonly number: number;
  readonly page: Page;
  tab: Tab;
  refreshes: number;
}

/** Plays all scenes, and resolves to how many lines say something else than they should. */
export async function playTabs(context: BrowserContext, api: RotatingApi, { print, pause }: Shown): Promise<number> {
  let surprises = 0;
  const say = (isExpected: boolean, line: string) => {
    if (!isExpected) surprises++;
    print(`   ${isExpected ? "→" : "UNEXPECTED:"} ${line}`);
  };
  const seats = await Promise.all([1, 2, 3, 4, 5].map((number) => takeSeat(context, api.origin, number)));
  const scenes = [expiry, otherUser, crash, reload];
  print("\nFive tabs of one browser, one session: webStore\n");
  for (const [at, play] of scenes.entries()) {
    await play({ seats, api, say, title: (text) => print(`${at === 0 ? "" : "\n"}${at + 1}  ${text}`) });
    await pass(pause);
  }
  say(
    api.reused <= 1 && api.crossed === 0,
    `in all: ${api.refreshes} refreshes, ${api.crossed} calls as the wrong user`,
  );
  return surprises;
}

interface Scene {
  readonly seats: readonly Seat[];
  readonly api: RotatingApi;
  say(isExpected: boolean, line: string): void;
  title(text: string): void;
}

async function takeSeat(context: BrowserContext, origin: string, number: number): Promise<Seat> {
  const page = await context.newPage();
  const seat = { number, page, tab: await load(page, origin), refreshes: 0 };
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/refresh") seat.refreshes++;
  });
  return seat;
}

async function expiry({ seats, api, say, title }: Scene): Promise<void> {
  title("Ann signs in in tab 1. Her token expires, and all five tabs make a call at once.");
  await first(seats).tab("signIn", "ann");
  await settle(seats, "active");
  api.expire();
  await callAll(seats, "ann", say);
  say(
    api.refreshes === 1,
    `${names(seats.filter(({ refreshes }) => refreshes > 0))} refreshed; ${api.refreshes} refresh in all`,
  );
  const tokens = new Set(await Promise.all(seats.map(({ tab }) => tab<string>("token"))));
  say(tokens.size === 1, tokens.size === 1 ? "all hold the same token" : `they hold ${tokens.size} tokens`);
}

async function otherUser({ seats, api, say, title }: Scene): Promise<void> {
  title("Bob signs in in tab 2.");
  await seats[1]?.tab("signIn", "bob");
  const heard = await eventually(async () =>
    (await Promise.all(seats.map(({ tab }) => tab<string>("token")))).every((token) => token.startsWith("bob-")),
  );
  say(heard, heard ? "every tab is Bob's now" : "not every tab is Bob's");
  await callAll(seats, "bob", say);
  say(api.crossed === 0, `${api.crossed} calls carried the token of the other`);
}

async function crash({ seats, api, say, title }: Scene): Promise<void> {
  title("Bob's token expires. Tab 1 refreshes, and crashes before the answer comes.");
  // The answer is lost with the tab: a server that forgives takes the refresh token once more.
  api.forgiving = true;
  api.expire();
  const [release, asked] = [api.hold(), api.asked()];
  const { tab, page } = first(seats);
  void tab("call", "bob").catch(() => undefined);
  await asked;
  const others = seats.slice(1);
  const before = new Map(others.map((seat) => [seat, seat.refreshes]));
  const calls = callAll(others, "bob", say);
  const crashed = new Promise((resolve) => page.once("crash", resolve));
  void page.goto("chrome://crash").catch(() => undefined);
  await crashed;
  release();
  await calls;
  const next = others.filter((seat) => seat.refreshes > (before.get(seat) ?? 0));
  say(next.length === 1, `${names(next)} refreshed in its place`);
}

async function reload({ seats, api, say, title }: Scene): Promise<void> {
  title("Tab 3 is loaded again.");
  const [seat, refreshes] = [seats[2], api.refreshes];
  if (seat === undefined) return;
  seat.tab = await load(seat.page, api.origin);
  const status = await seat.tab<string>("status");
  say(status === "active", `its session is ${status}`);
  await callAll([seat], "bob", say);
  say(api.refreshes === refreshes, `${api.refreshes - refreshes} refreshes`);
}

/** Every tab makes a call at once, and says what it got. */
async function callAll(seats: readonly Seat[], user: string, say: Scene["say"]): Promise<void> {
  const outcomes = await Promise.all(seats.map(({ tab }) => tab<number | string>("call", user)));
  for (const [at, outcome] of outcomes.entries()) say(outcome === 200, `tab ${seats[at]?.number} got ${outcome}`);
}

const settle = (seats: readonly Seat[], status: string) =>
  eventually(async () => (await Promise.all(seats.map(({ tab }) => tab("status")))).every((one) => one === status));

/** Whether it becomes true within two seconds. */
async function eventually(isTrue: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + 2000; Date.now() < end; await pass(20)) if (await isTrue()) return true;
  return false;
}

function first([seat]: readonly Seat[]): Seat {
  if (seat === undefined) throw new TypeError("There are no tabs");
  return seat;
}

const names = (seats: readonly Seat[]) => seats.map(({ number }) => `tab ${number}`).join(" and ") || "no tab";
