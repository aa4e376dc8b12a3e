/** The processes of a tool, as a test sees them. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../scripts/release/packages.ts";

/** What a test asks of a process. */
export interface Asked {
  readonly id: number;
  readonly deed: "call" | "calls" | "stored" | "token" | "start" | "end" | "status" | "write" | "keepLock";
  readonly argument: string;
}

/** What a process tells: an event of its session, or what came of what it was asked. */
export type Told =
  | { readonly event: string }
  | { readonly id: number; readonly value?: unknown; readonly error?: string };

export interface Holder extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Its events so far. */
  readonly events: readonly string[];
  ask(deed: Asked["deed"], argument?: string): Promise<unknown>;
  /** Settles with the next event of this name. */
  hears(event: string): Promise<void>;
  /** Ends it at once, as `kill -9` does. */
  kill(): Promise<void>;
}

const programs = new Map<string, Promise<string>>();

/** A program of this folder in one file, with which a process starts in a tenth of the time. */
export function bundleProgram(name: string): Promise<string> {
  const made = programs.get(name) ?? bundle(name);
  programs.set(name, made);
  return made;
}

async function bundle(name: string): Promise<string> {
  const outfile = join(root, `.scratch/processes/${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["latchkey-source"],
    external: ["@napi-rs/keyring", "ioredis", "redis"],
    outfile,
  });
  return outfile;
}

/** Starts a process with a session over such a store (see `storeAt`); settles when it has read it. */
export async function startHolder(
  url: string,
  place: string,
  { timeout = 10_000, env = process.env }: { timeout?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Holder> {
  const child = fork(await bundleProgram("holder-process"), [url, place, String(timeout)], {
    env,
    execArgv: [],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const events: string[] = [];
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const waiting: { event: string; resolve(): void }[] = [];
  child.on("message", (told: Told) => {
    if ("event" in told) {
      events.push(told.event);
      for (const { event, resolve } of waiting) if (event === told.event) resolve();
      return;
    }
    const { resolve, reject } = pending.get(told.id) ?? {};
    if (told.error === undefined) resolve?.(told.value);
    else reject?.(new Error(told.error));
  });
  const gone = once(child, "exit");
  let asked = 0;
  const hears = (event: string) => new Promise<void>((resolve) => void waiting.push({ event, resolve }));
  const kill = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  await Promise.race([
    hears("ready"),
    gone.then(() => Promise.reject(new Error("The process has ended before it was ready"))),
  ]);
  return {
    process: child,
    events,
    hears,
    kill,
    ask(deed, argument = "") {
      const id = asked++;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        child.send({ id, deed, argument } satisfies Asked);
      });
    },
    [Symbol.asyncDispose]: kill,
  };
}
