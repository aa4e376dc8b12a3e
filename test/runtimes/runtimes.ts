/** Each runtime, and how it is started: it runs the suite, and gives what came of it. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { promisify } from "node:util";
import { Miniflare } from "miniflare";
import { chromiumPath } from "../browser/chromium.ts";
import { startApi } from "./api.ts";
import { bundleSuite } from "./bundle.ts";
import { runtimeFile } from "./install.ts";
import { next } from "./next.ts";
import type { Runtime } from "./runtime.ts";
import type { CaseReport } from "./suite.ts";

const run = promisify(execFile);

/** Milliseconds for the whole suite, on a busy machine. */
const LIMIT = 180_000;

/** A program from the PATH. */
function found(...names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-runtime-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function lackOf(file: string): string | undefined {
  return existsSync(file) ? undefined : "the registry's package has no binary for this system";
}

/** A runtime that is a command with a program: it has to come to its end by itself. */
function byCommand(name: string, file: string, ...flags: readonly string[]): Runtime {
  return {
    name,
    lack: () => lackOf(file),
    play: (project) =>
      withFolder(async (folder) => {
        await using api = await startApi();
        const program = await bundleSuite(project, "in-node", { isExternal: true });
        const version = (await run(file, ["--version"])).stdout.split("\n")[0] ?? "";
        const { stdout } = await run(file, [...flags, program, api.origin, folder], { cwd: project, timeout: LIMIT });
        return { version: /\d[\d.]*/.exec(version)?.[0] ?? version, report: JSON.parse(stdout) };
      }),
  };
}

const workerd: Runtime = {
  name: "workerd",
  async play(project) {
    await using api = await startApi();
    const script = await readFile(await bundleSuite(project, "in-worker"), "utf8");
    const worker = new Miniflare({ modules: true, script, compatibilityDate: "2026-01-01" });
    try {
      const answer = await worker.dispatchFetch(`http://worker.test/?origin=${encodeURIComponent(api.origin)}`);
      const manifest = JSON.parse(await readFile(await resolved("workerd/package.json"), "utf8"));
      return { version: String(manifest.version), report: (await answer.json()) as CaseReport[] };
    } finally {
      await worker.dispose();
    }
  },
};

async function resolved(specifier: string): Promise<string> {
  return new URL(import.meta.resolve(specifier)).pathname;
}

/** A browser, how it is started, and what its page runs. */
interface Page {
  readonly name: string;
  readonly file: string | undefined;
  /** How it would come onto this machine. */
  readonly lack: string;
  readonly flags: (profile: string) => readonly string[];
  readonly program?: "in-native" | "in-page";
  /** A script that comes before it. */
  readonly prelude?: () => Promise<string>;
  readonly limits?: Runtime["limits"];
}

/** A browser that is started with an address, on a profile of its own; the page sends what came of it. */
function byBrowser({
  name,
  file,
  lack,
  flags,
  program = "in-page",
  prelude = async () => "",
  limits = {},
}: Page): Runtime {
  return {
    name,
    limits,
    lack: () => (file === undefined ? lack : undefined),
    play: (project) =>
      withFolder(async (folder) => {
        const script = await readFile(await bundleSuite(project, program), "utf8");
        await using api = await startApi(`${await prelude()}\n(async () => {${script}})();`);
        const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder };
        const browser = spawn(file ?? "", [...flags(folder), `${api.origin}/page`], {
          env,
          stdio: "ignore",
          detached: true,
        });
        try {
          const report = await Promise.race([api.report, pass(LIMIT, undefined, { ref: false })]);
          if (report === undefined) throw new Error(`${name} has reported nothing`);
          const { agent, ...outcome } = JSON.parse(report);
          return { version: await versionOf(name, file ?? "", agent), report: outcome.report };
        } finally {
          endGroup(browser);
          await pass(500);
        }
      }),
  };
}

/** Ends a browser with all of its processes. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

async function versionOf(name: string, file: string, agent: string): Promise<string> {
  const flags = name === "WebKit" ? webkitFlags : [];
  const { stdout } = await run(file, [...flags, "--version"]);
  return /\d[\d.]*\w*/.exec(stdout)?.[0] ?? agent;
}

const webkit = [found("MiniBrowser"), "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"].find(
  (file) => file !== undefined && existsSync(file),
);
const display = found("xvfb-run");

/** It needs a display; one that nobody sees will do. */
const webkitFlags = ["--auto-servernum", webkit ?? ""];

const chromiumFlags = (profile: string) => [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  `--user-data-dir=${join(profile, "chromium")}`,
];

/** The cases that need a fetch which streams. */
const streamCases = [
  "a stream comes in pieces",
  "events come one by one",
  "events go on in another connection, and a reader who leaves ends them",
];

/** What React Native has for fetch: whatwg-fetch over XMLHttpRequest, and no stream. */
async function nativeFetch(): Promise<string> {
  const absent = ["fetch", "Headers", "Request", "Response", "ReadableStream", "WritableStream", "TransformStream"];
  const remove = absent.map((name) => `delete globalThis.${name};`).join(" ");
  return `${remove}\n${await readFile(runtimeFile("whatwg-fetch/dist/fetch.umd.js"), "utf8")}`;
}

const compiler = runtimeFile("hermes-compiler/hermesc/linux64-bin/hermesc");

/** Hermes itself is in no package for this system; its compiler is, which takes or refuses what is written. */
const hermes: Runtime = {
  name: "Hermes, its compiler only",
  lack: () => (process.platform === "linux" ? lackOf(compiler) : "only its program for Linux is started here"),
  async play(project) {
    await chmod(compiler, 0o755);
    return withFolder(async (folder) => {
      const script = await readFile(await bundleSuite(project, "in-native"), "utf8");
      const [source, bytecode] = [join(folder, "suite.js"), join(folder, "suite.hbc")];
      await writeFile(source, `(async () => {${script}})();`);
      await run(compiler, ["-w", "-emit-binary", "-out", bytecode, source]);
      const { stdout } = await run(compiler, ["--version"]);
      const version = /release version: (\S+)/.exec(stdout)?.[1] ?? "";
      return { version, report: [{ name: "the suite and the packages compile" }] };
    });
  },
};

/** All of them, in the order of the table. */
export const runtimes: readonly Runtime[] = [
  ...["22", "24", "26"].map((major) => byCommand("Node", runtimeFile(`node-${major}/bin/node`))),
  byCommand("Bun", runtimeFile("@oven/bun-linux-x64/bin/bun")),
  byCommand("Deno", runtimeFile("@deno/linux-x64-glibc/deno"), "run", "--allow-all", "--quiet"),
  workerd,
  byBrowser({ name: "Chromium", file: chromiumPath, lack: "apt-get install chromium", flags: chromiumFlags }),
  byBrowser({
    name: "Firefox",
    file: found("firefox-esr", "firefox"),
    lack: "apt-get install firefox-esr",
    flags: (profile) => ["--headless", "--no-remote", "--profile", profile],
  }),
  byBrowser({
    name: "WebKit",
    file: webkit && display,
    lack: "apt-get install webkit2gtk-driver xvfb",
    flags: () => webkitFlags,
  }),
  byBrowser({
    name: "React Native's fetch, in Chromium",
    file: chromiumPath,
    lack: "apt-get install chromium",
    flags: chromiumFlags,
    program: "in-native",
    prelude: nativeFetch,
    limits: Object.fromEntries(streamCases.map((name) => [name, "it has no streams; the error says so"])),
  }),
  hermes,
  next,
];
