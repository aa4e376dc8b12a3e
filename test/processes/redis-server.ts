/** A real Redis for a test: Debian's package, or whatever `redis-server` is on the PATH. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Where Redis is, if it is installed; `.ci/run` installs it. */
export const redisPath: string | undefined = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "redis-server"))
  .find((file) => existsSync(file));

/** What is said where it is not. */
export const noRedis =
  "no `redis-server` is on the PATH (Debian: apt-get install --no-install-recommends redis-server)";

// A bench says it in its own way.
if (redisPath === undefined && process.env["VITEST"] !== undefined) {
  console.warn(`SKIPPED: the tests of redisStore, since ${noRedis}`);
}

/** A server that a test starts, and may stop, pause and start again on the same port. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  signal(name: "SIGSTOP" | "SIGCONT"): void;
}

/** Starts Redis, which keeps nothing on the disk unless `isDurable`. */
export async function startRedis({ isDurable = false } = {}): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-redis-"));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const persistence = isDurable ? ["--appendonly", "yes", "--appendfsync", "always"] : ["--appendonly", "no"];
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder, ...persistence];
      child = spawn(redisPath ?? "redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
      const { stdout } = child;
      await new Promise<void>((resolve, reject) => {
        stdout?.on("data", (text: Buffer) => void (text.includes("Ready to accept") && resolve()));
        child?.once("exit", () => reject(new Error("Redis has ended before it was ready")));
      });
    },
    async stop() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGCONT");
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    signal: (name) => void child?.kill(name),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("There is no free port");
  return address.port;
}
