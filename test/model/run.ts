/**
 * `npm run model -- --runs 100000 [--from 1] [--unruly]`; `--seed N` replays one run and tells what happens in it. In an unruly one
 * the store lags, repeats, reorders and fails.
 */
import { parseArgs } from "node:util";
import { simulate } from "./simulate.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5000" },
    from: { type: "string", default: "1" },
    seed: { type: "string" },
    unruly: { type: "boolean", default: false },
  },
});
const first = Number(values.seed ?? values.from);
const runs = values.seed === undefined ? Number(values.runs) : 1;
const total = { calls: 0, requests: 0, refreshes: 0 };
const failed: number[] = [];
process.on("unhandledRejection", (error) => {
  console.error("An unhandled rejection:", error);
  process.exitCode = 1;
});
const start = performance.now();
for (let seed = first; seed < first + runs; seed++) {
  const { violations, ...counts } = await simulate(seed, {
    isUnruly: values.unruly,
    ...(values.seed !== undefined && { tell: console.log }),
  });
  total.calls += counts.calls;
  total.requests += counts.requests;
  total.refreshes += counts.refreshes;
  if (violations.length === 0) continue;
  failed.push(seed);
  if (failed.length <= 10) console.log(`seed ${seed}: ${[...new Set(violations)].join("; ")}`);
}
const seconds = ((performance.now() - start) / 1000).toFixed(1);
const { calls, requests, refreshes } = total;
console.log(`${runs} runs in ${seconds} s: ${calls} calls, ${requests} requests, ${refreshes} refreshes`);
console.log(failed.length === 0 ? "all invariants held" : `${failed.length} runs broke an invariant`);
if (failed.length > 0) process.exitCode = 1;
