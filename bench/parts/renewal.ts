import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Contender, interleave, type Samples } from "../measure/interleave.ts";
import { median } from "../measure/statistics.ts";
import { timeRatio } from "../measure/time-ratio.ts";
import type { Part } from "../part.ts";
import type { Job, Toll } from "../renewal/job.ts";
import { type Bar, type BarGroup, barChart, barsOf } from "../report/bar-chart.ts";
import { type Table, tableOf } from "../report/table.ts";

/** By their modules in `bench/renewal`. */
const contenders: Readonly<Record<string, string>> = {
  latchkey: "latchkey",
  "axios-auth-refresh": "axios-auth-refresh",
  badgateway: "@badgateway/oauth2-client",
  "google-auth-library": "google-auth-library",
  azure: "Azure's bearer policy",
  ky: "the usual hook of ky",
};

const calls = 10_000;

const titles: Readonly<Record<Job["scene"], string>> = {
  live: "calls at once on a live token",
  expired: "calls at once on a token that has expired",
  refused: "calls at once on a token that the server has revoked, refused over two seconds",
};

type Process = Contender<keyof Toll> & AsyncDisposable;

async function start(name: string, contender: string, job: Job): Promise<Process> {
  const module = new URL(`../renewal/${contender}.ts`, import.meta.url).href;
  const child = fork(join(import.meta.dirname, "../renewal/storm-process.ts"), [module, JSON.stringify(job)]);
  const ended = once(child, "exit").then(([code]): never => {
    throw new Error(`The process of ${name} ended with ${code}.`);
  });
  ended.catch(() => {});
  await Promise.race([once(child, "message"), ended]);
  return {
    name,
    async turn() {
      child.send("turn");
      const [toll]: Toll[] = await Promise.race([once(child, "message"), ended]);
      if (toll === undefined) throw new Error(`${name} has sent no result.`);
      return { ...toll };
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended.catch(() => {});
    },
  };
}

async function measure(contenders: readonly { name: string; module: string; job: Job }[], rounds: number) {
  await using processes = new AsyncDisposableStack();
  const started = contenders.map(async ({ name, module, job }) => processes.use(await start(name, module, job)));
  // Awaited here: the processes end when this function does.
  return await interleave(await Promise.all(started), rounds);
}

/** Medians. Only for the time a spread is shown. */
function tollTable(title: string, samples: readonly Samples<keyof Toll>[]): Table {
  const head = ["", "ms", "from … to", "on a processor", "refreshes", "requests", "lost calls"];
  const rows = samples.map(({ name, turns }) => {
    const middle = (quantity: keyof Toll) => median(turns.map((turn) => turn[quantity])).toFixed(0);
    const times = turns.map(({ time }) => time);
    const spread = `${Math.min(...times).toFixed(0)} … ${Math.max(...times).toFixed(0)}`;
    return [name, middle("time"), spread, middle("cpu"), middle("refreshes"), middle("requests"), middle("lost")];
  });
  return { title, rows: [head, ...rows] };
}

/** The time, and how many calls were lost. */
function tollBars(samples: readonly Samples<keyof Toll>[]): Bar[] {
  const lost = barsOf(samples, "lost");
  return barsOf(samples, "time").map((bar, index) => {
    const calls = lost[index]?.value ?? 0;
    return calls === 0 ? bar : { ...bar, note: `${calls.toLocaleString("en")} calls lost` };
  });
}

/** latchkey's two scenes in one table: what all calls pay for the one refresh that they wait for. */
async function expiredAgainstLive(rounds: number): Promise<Table> {
  const scenes = (["live", "expired"] as const).map((scene) => ({
    name: `latchkey, ${scene}`,
    module: "latchkey",
    job: { scene, calls },
  }));
  const show = (value: number): string => value.toFixed(0);
  const columns = [
    { quantity: "time", head: "ms", show },
    { quantity: "cpu", head: "on a processor, ms", show },
  ] as const;
  const samples = await measure(scenes, rounds * 3);
  return tableOf(`${calls} calls at once: an expired token against a live one`, samples, columns, "latchkey, live");
}

/** What a refresh costs the calls that wait for it. */
export const part: Part = {
  name: "renewal",
  describe: "10,000 calls at once: on a live token, an expired one, and one that is refused over two seconds",
  rounds: 5,
  async run(rounds) {
    const tables = [await expiredAgainstLive(rounds)];
    const groups: BarGroup[] = [];
    for (const scene of ["live", "expired", "refused"] as const) {
      const jobs = Object.entries(contenders).map(([module, name]) => ({ name, module, job: { scene, calls } }));
      const samples = await measure(jobs, rounds);
      const title = `${calls.toLocaleString("en")} ${titles[scene]}`;
      tables.push(tollTable(title, samples));
      groups.push({ title, bars: tollBars(samples), show: (value) => `${value.toFixed(0)} ms`, measure: "latchkey" });
    }
    return { tables, charts: { renewal: barChart("Until the last call is answered or lost", groups) } };
  },
  ratios: {
    async "10,000 calls on an expired token, against @badgateway/oauth2-client"() {
      const jobs = ["latchkey", "badgateway"].map((name) => ({
        name,
        module: name,
        job: { scene: "expired", calls } as const,
      }));
      return timeRatio(await measure(jobs, 9), "cpu");
    },
  },
};
