/** One holder in a process of its own: `node holder-process.ts <module> <url> <place>`; each message is one thing to do. */
import type { Asked } from "./circle.ts";
import { callsOf, skippingClock } from "./calls.ts";
import type { Open } from "./contender.ts";

const [module = "", url = "", place = ""] = process.argv.slice(2);
const { open }: { open: Open } = await import(module);
const clock = skippingClock();
const client = await open(url, place, clock.now);

async function answer(asked: Asked | "used"): Promise<number> {
  if (asked === "used") return timeUsed();
  if ("start" in asked) await client.start(asked.start);
  else if ("skip" in asked) clock.skip(asked.skip);
  else return await callsOf(client, asked.calls);
  return 0;
}

/** Milliseconds on a processor since the start. */
function timeUsed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

process.on("message", (asked: Asked | "used") => void answer(asked).then((errors) => process.send?.(errors)));
process.on("disconnect", () => process.exit());
process.send?.("ready");
