/** Runs one contender in a process of its own: `node storm-process.ts <module> <job as JSON>`; each message is one turn. */
import type { Begin, Job, Toll } from "./job.ts";
import { createService } from "./service.ts";

const [module = "", argument = "null"] = process.argv.slice(2);
const job: Job = JSON.parse(argument);
const service = createService();
// This happens before the contenders are loaded, since some of them keep the functions that they find then.
globalThis.fetch = service.fetch;
console.warn = () => undefined;
const { begin }: { begin: Begin } = await import(module);
process.on("unhandledRejection", () => undefined);

async function turn(): Promise<Toll> {
  const call = await begin(service.begin(job.scene));
  const before = process.cpuUsage();
  const start = performance.now();
  const outcomes = await Promise.allSettled(Array.from({ length: job.calls }, () => call()));
  const time = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const lost = outcomes.filter(({ status }) => status === "rejected").length;
  return { time, cpu: (user + system) / 1000, ...service.counts, lost };
}

process.on("message", () => void turn().then((toll) => process.send?.(toll)));
process.send?.("ready");
