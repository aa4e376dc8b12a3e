import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { type Contender, interleave } from "../measure/interleave.ts";
import { latchkeyCommand, timeCommand } from "../measure/time-command.ts";
import type { Part } from "../part.ts";
import { scratch } from "../peers.ts";
import { tableOf } from "../report/table.ts";
import { edited, edits } from "../watch/edits.ts";
import { startWatcher, type Watcher } from "../watch/watcher.ts";

const folder = join(scratch, "watch");
const alone = "a run of its own";

/** An edit while the command watches; it is taken back again, which is not measured. */
function watching(watcher: Watcher, text: string, name: string, after: string): Contender<"time"> {
  return {
    name: `--watch: ${name}`,
    async turn() {
      const time = await watcher.save(after);
      await watcher.save(text);
      return { time };
    },
  };
}

/** The same with a process for each edit. */
async function running(text: string, after: string): Promise<Contender<"time">> {
  await writeFile(join(folder, "alone.json"), text);
  const generate = [latchkeyCommand, "generate", "alone.json", "--out", "alone", "--silent"];
  return {
    name: alone,
    async turn() {
      await writeFile(join(folder, "alone.json"), after);
      const { time } = await timeCommand(generate, folder);
      await writeFile(join(folder, "alone.json"), text);
      await timeCommand(generate, folder);
      return { time };
    },
  };
}

/** How long somebody waits who edits a large document. */
export const part: Part = {
  name: "watch",
  describe: "From an edit of GitHub's description to files, by a command that watches and by one that is started",
  rounds: 5,
  async run(rounds) {
    await installDocuments();
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const text = await readFile(documentPath("@octokit/openapi/generated/api.github.com.json"), "utf8");
    await writeFile(join(folder, "document.json"), text);
    const watcher = await startWatcher(folder, "document.json");
    try {
      const texts = edits.map((edit) => ({ name: edit.name, after: edited(text, edit) }));
      const contenders = [
        ...texts.map(({ name, after }) => watching(watcher, text, name, after)),
        await running(text, texts[0]?.after ?? text),
      ];
      const column = { quantity: "time", head: "time, ms", show: (value: number) => value.toFixed(0) } as const;
      const samples = await interleave(contenders, rounds);
      return { tables: [tableOf("GitHub's description, 1,223 operations", samples, [column], alone)] };
    } finally {
      watcher.stop();
    }
  },
};
