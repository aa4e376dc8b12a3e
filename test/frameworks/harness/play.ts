/** Plays a page's program against a server that reads as the page's framework does. */
import { join } from "node:path";
import { vi } from "vitest";
import { equip, type Subject } from "./sdk.ts";

/** A framework's server. */
export interface Served {
  /** Where it listens. */
  readonly url: string;
  /** What its handlers were given, in order: the framework's reading of the calls. */
  readonly handled: readonly unknown[];
  close(): Promise<void>;
}

/** A framework that runs in this process, with the document that it writes. */
export interface Emitting extends Served {
  readonly document: unknown;
}

/** A subject with a server of its framework. */
export interface Act extends Subject {
  readonly serve: () => Promise<Served>;
}

/** A subject with a framework that runs in this process. */
export interface LivingAct extends Subject {
  readonly serve: () => Promise<Emitting>;
}

/** What a program printed, and what the server made of its calls. */
export interface Played {
  readonly printed: readonly string[];
  /** What the page says that it prints. */
  readonly said: readonly string[];
  readonly handled: readonly unknown[];
  readonly notices: readonly string[];
}

/** The same for a framework that runs here: the document that it writes today, as text. */
export interface LivingPlayed extends Played {
  readonly document: string;
}

/** Generates the SDK, and runs the page's program with it. */
export async function play(name: string, act: Act): Promise<Played> {
  const server = await act.serve();
  const printed: string[] = [];
  const log = vi.spyOn(console, "log");
  log.mockImplementation((...values) => void printed.push(values.map(shown).join(" ")));
  try {
    const { folder, notices, page } = await equip(name, act, server.url);
    await import(join(folder, "app.ts"));
    return { printed, said: page.prints, notices, handled: server.handled };
  } finally {
    log.mockRestore();
    await server.close();
  }
}

/** Plays a program against a framework that runs in this process. */
export async function playLive(name: string, act: LivingAct): Promise<LivingPlayed> {
  let document: unknown;
  const serve = async (): Promise<Served> => {
    const server = await act.serve();
    document = server.document;
    return server;
  };
  const played = await play(name, { ...act, serve });
  return { ...played, document: `${JSON.stringify(document, undefined, 2)}\n` };
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
