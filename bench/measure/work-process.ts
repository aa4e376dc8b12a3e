/** Runs one contender's work in a process of its own: `node work-process.ts <module> <argument as JSON>`. */
import type { Batch, BatchDone, Prepare } from "./work.ts";

const [module = "", argument = "null"] = process.argv.slice(2);
const { prepare }: { prepare: Prepare<unknown> } = await import(module);
const work = await prepare(JSON.parse(argument));

async function run({ units }: Batch): Promise<BatchDone> {
  const before = process.cpuUsage();
  const start = performance.now();
  for (let unit = 0; unit < units; unit++) await work();
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { elapsed, cpu: (user + system) / 1000 };
}

process.on("message", (batch: Batch) => {
  // A rejection ends this process, and the parent sees that.
  void run(batch).then((done) => process.send?.(done));
});
process.send?.("ready");
