import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { largeDocument } from "../../scripts/types/large/large-document.ts";
import { latchkey } from "../generate/contenders.ts";
import { interleave } from "../measure/interleave.ts";
import { scratch } from "../peers.ts";
import { type Series, seriesOf } from "./unit-cost.ts";

const folder = join(scratch, "scale");
const counts = [1, 100, 300, 1_000, 3_000, 10_000];

/** `latchkey generate` as a whole process, beyond what a document with one operation takes. */
export async function operationSeries(rounds: number): Promise<Series> {
  await mkdir(folder, { recursive: true });
  const contenders = counts.map(async (operations) => {
    const document = `${operations}.json`;
    await writeFile(join(folder, document), largeDocument(operations));
    return latchkey(folder, document);
  });
  const samples = await interleave(await Promise.all(contenders), rounds);
  return seriesOf("latchkey generate, an operation more", "operations", counts, samples);
}
