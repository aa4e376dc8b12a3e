/** Prints scenes as a timeline: what the application did, the result, and what the server saw. */
import { styleText } from "node:util";
import type { Mock, SeenRequest } from "@latchkey/cli/mock";
import type { Scene } from "./scenes.ts";

type Style = Parameters<typeof styleText>[0];

const WIDTHS = { count: 5, route: 26, token: 16 };

/** How the state of a token is printed, and in which colour. */
const TOKENS: Record<SeenRequest["token"], readonly [string, Style]> = {
  none: ["no token", "gray"],
  unverified: ["some token", "gray"],
  live: ["live token", "green"],
  expired: ["expired token", "yellow"],
  forged: ["forged token", "red"],
  revoked: ["revoked token", "red"],
};

let scene = 0;

/** Prints the title. */
export function printOpening(url: string): void {
  print();
  print(`${paint("bold", "The life of a session")} ${paint("gray", `· the mock of openapi.yaml on ${url}`)}`);
}

/** Plays one scene and prints it. */
export async function playScene({ title, code, setup, play }: Scene, mock: Mock): Promise<void> {
  await setup?.();
  const before = mock.requests.length;
  const start = performance.now();
  const outcome = await play();
  const elapsed = `${Math.max(1, Math.round(performance.now() - start))} ms`;
  scene += 1;
  print();
  print(`${paint("cyan", `${scene}`)}  ${paint("bold", title)}`);
  print(`   ${paint("gray", code)}`);
  print(`   ${paint("green", "→")} ${outcome} ${paint("gray", `in ${elapsed}`)}`);
  const seen = mock.requests.slice(before);
  if (seen.length === 0) print(`   ${paint("gray", "the server saw nothing")}`);
  for (const row of grouped(seen)) print(rowText(row));
}

/** Prints the totals, and each request that did not match the document. */
export function printClosing({ requests, violations }: Mock): void {
  const refreshes = requests.filter(({ operationId }) => operationId === "refreshTokens").length;
  print();
  print(
    paint(
      "bold",
      `${requests.length} requests, ${refreshes} refreshes, ${violations.length} violations of the contract`,
    ),
  );
  for (const { method, path, location, message } of violations)
    print(paint("red", `   ${method} ${path} ${location}: ${message}`));
  print();
}

interface Row {
  readonly request: SeenRequest;
  count: number;
}

/** Groups equal requests into one row, in the order of their first appearance. */
function grouped(requests: readonly SeenRequest[]): Row[] {
  const rows = new Map<string, Row>();
  for (const request of requests) {
    const row = rows.get(keyOf(request));
    if (row === undefined) rows.set(keyOf(request), { request, count: 1 });
    else row.count += 1;
  }
  return [...rows.values()];
}

function keyOf({ method, path, status, token, event }: SeenRequest): string {
  return [method, path, status, token, event].join(" ");
}

function rowText({ request, count }: Row): string {
  const { method, path, status, token, event } = request;
  const [label, style] = TOKENS[token];
  const times = count === 1 ? "" : `${count} ×`;
  const note = event === undefined ? "" : paint("magenta", event.replaceAll("-", " "));
  const columns = [
    paint("gray", times.padStart(WIDTHS.count)),
    `${method} ${path}`.padEnd(WIDTHS.route),
    paint(style, label.padEnd(WIDTHS.token)),
    paint(status < 400 ? "green" : "yellow", String(status)),
    note,
  ];
  return `   ${columns.join(" ")}`.trimEnd();
}

function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}
