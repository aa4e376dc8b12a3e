import { spawn } from "node:child_process";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { latchkeyCommand } from "../measure/time-command.ts";

/** A command that watches a document. */
export interface Watcher {
  /** The milliseconds from saving a text until the folder is up to date. */
  save(text: string): Promise<number>;
  stop(): void;
}

/** Starts `latchkey generate --watch` in a folder, and waits for its first run. */
export async function startWatcher(folder: string, document: string): Promise<Watcher> {
  const args = [latchkeyCommand, "generate", document, "--out", "sdk", "--silent", "--watch"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const idle = (): Promise<void> =>
    new Promise((done, fail) => {
      let said = "";
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        if (!said.includes("Waiting for changes")) return;
        child.stderr.off("data", hear);
        child.off("exit", ended);
        if (said.startsWith("Waiting")) done();
        else fail(new Error(said));
      };
      const ended = (): void => fail(new Error(`The watching command has ended:\n${said}`));
      child.stderr.on("data", hear);
      child.once("exit", ended);
    });
  await idle();
  return {
    async save(text) {
      // As editors do that write beside the file first: it is never half there.
      await writeFile(join(folder, `${document}~`), text);
      const written = idle();
      const start = performance.now();
      await rename(join(folder, `${document}~`), join(folder, document));
      await written;
      return performance.now() - start;
    },
    stop: () => void child.kill(),
  };
}
