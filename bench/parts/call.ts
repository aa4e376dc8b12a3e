import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Job } from "../call/job.ts";
import { interleave, type Samples } from "../measure/interleave.ts";
import { spawnWork } from "../measure/spawn-work.ts";
import { timeRatio } from "../measure/time-ratio.ts";
import type { Part } from "../part.ts";
import { type BarGroup, barChart, barsOf } from "../report/bar-chart.ts";
import { type Table, tableOf } from "../report/table.ts";

const contenders = ["latchkey", "bare-fetch", "openapi-fetch"];

/** Calls in one turn: enough to take some tenths of a second. */
const calls = { stub: 10_000, network: 500 };

const shown = (milliseconds: number): string => (milliseconds * 1000).toFixed(1);

const columns = [
  { quantity: "time", head: "one call, µs", show: shown },
  { quantity: "cpu", head: "on a processor, µs", show: shown },
] as const;

async function measure(contenders: readonly string[], job: Job, rounds: number): Promise<Samples<"time" | "cpu">[]> {
  await using works = new AsyncDisposableStack();
  const started = contenders.map(async (name) => {
    const module = new URL(`../call/${name}.ts`, import.meta.url);
    return works.use(await spawnWork(name, module, job, calls[job.transport]));
  });
  // Awaited here: the processes end when this function does.
  return await interleave(await Promise.all(started), rounds);
}

function titleOf({ method, transport }: Job): string {
  const where = transport === "stub" ? "answered in the process" : "to a server on loopback";
  return `A secured ${method}, ${where}`;
}

/** The server of the loopback, in a process of its own. */
async function startServer(): Promise<{ readonly baseUrl: string } & AsyncDisposable> {
  const server = fork(join(import.meta.dirname, "../call/server.ts"));
  const [baseUrl = ""]: string[] = await once(server, "message");
  return { baseUrl, [Symbol.asyncDispose]: async () => server.disconnect() };
}

/** The time from a typed call to a typed result while no token has to be refreshed. */
export const part: Part = {
  name: "call",
  describe: "A secured GET and POST with a live token, one after the other",
  rounds: 15,
  async run(rounds) {
    await using server = await startServer();
    const tables: Table[] = [];
    const groups: BarGroup[] = [];
    for (const transport of ["stub", "network"] as const)
      for (const method of ["GET", "POST"] as const) {
        const job = { method, transport, baseUrl: server.baseUrl };
        const samples = await measure(contenders, job, rounds);
        tables.push(tableOf(titleOf(job), samples, columns, "bare-fetch"));
        groups.push({
          title: titleOf(job),
          bars: barsOf(samples, "cpu"),
          show: (milliseconds) => `${shown(milliseconds)} µs`,
          measure: "latchkey",
        });
      }
    return { tables, charts: { calls: barChart("One call with a live token: time on a processor", groups) } };
  },
  ratios: {
    async "a secured GET, against openapi-fetch"() {
      const job: Job = { method: "GET", transport: "stub", baseUrl: "http://127.0.0.1" };
      return timeRatio(await measure(["latchkey", "openapi-fetch"], job, 9), "cpu");
    },
    async "a secured GET over loopback, against openapi-fetch"() {
      await using server = await startServer();
      const job: Job = { method: "GET", transport: "network", baseUrl: server.baseUrl };
      return timeRatio(await measure(["latchkey", "openapi-fetch"], job, 15), "cpu");
    },
  },
};
