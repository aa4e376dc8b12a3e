import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Job } from "../call/job.ts";
import { interleave, type Samples } from "../measure/interleave.ts";
import { spawnWork } from "../measure/spawn-work.ts";
import { timeRatio } from "../measure/time-ratio.ts";
import type { Part } from "../part.ts";
import { type Table, tableOf } from "../report/table.ts";

const contenders = ["latchkey", "bare-fetch", "openapi-fetch"];

/** Calls in one turn: enough to take some tenths of a second. */
const calls = { stub: 10_000, network: 500 };

const columns = [
  { quantity: "time", head: "one call, µs", show: (milliseconds: number) => (milliseconds * 1000).toFixed(1) },
] as const;

async function measure(contenders: readonly string[], job: Job, rounds: number): Promise<Samples<"time">[]> {
  await using works = new AsyncDisposableStack();
  const started = contenders.map(async (name) => {
    const module = new URL(`../call/${name}.ts`, import.meta.url);
    return works.use(await spawnWork(name, module, job, calls[job.transport]));
  });
  // Awaited here: the processes end when this function does.
  return await interleave(await Promise.all(started), rounds);
}

async function compare(job: Job, rounds: number): Promise<Table> {
  const samples = await measure(contenders, job, rounds);
  const where = job.transport === "stub" ? "answered in the process" : "to a server on loopback";
  return tableOf(`A secured ${job.method}, ${where}`, samples, columns, "bare-fetch");
}

/** The time from a typed call to a typed result while no token has to be refreshed. */
export const part: Part = {
  name: "call",
  describe: "A secured GET and POST with a live token, one after the other",
  rounds: 15,
  async run(rounds) {
    const server = fork(join(import.meta.dirname, "../call/server.ts"));
    const [baseUrl]: string[] = await once(server, "message");
    const tables: Table[] = [];
    for (const transport of ["stub", "network"] as const)
      for (const method of ["GET", "POST"] as const)
        tables.push(await compare({ method, transport, baseUrl: baseUrl ?? "" }, rounds));
    server.disconnect();
    return tables;
  },
  ratios: {
    async "a secured GET, against openapi-fetch"() {
      const job: Job = { method: "GET", transport: "stub", baseUrl: "http://127.0.0.1" };
      return timeRatio(await measure(["latchkey", "openapi-fetch"], job, 9));
    },
  },
};
