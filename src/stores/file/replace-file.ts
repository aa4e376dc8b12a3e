/** Writing a file so that nobody ever sees half of it: whole beside it, then put in its place. */
import { mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { randomId } from "../../security/random-id.ts";
import { pause } from "../../waiting/pause.ts";
import { codeOf } from "./file-fault.ts";
import { assertPrivate, type Identity, identityOf, stands } from "./owned-file.ts";

/** Milliseconds after which a file beside it has been left by a process that died. */
const LEFT_AFTER = 60_000;
/** What Windows answers while another process reads the file. */
const BUSY: readonly unknown[] = ["EACCES", "EBUSY", "EPERM"];

/** Makes the folder of a file, for its owner alone; one that is there already stays as it is. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
}

/** Replaces the file, or makes it; resolves to its new state. */
export async function replaceFile(path: string, text: string): Promise<Identity> {
  try {
    return await replaceOnce(path, text);
  } catch (error) {
    // Somebody has removed the folder, or taken our new file for one that was left behind.
    if (codeOf(error) !== "ENOENT") throw error;
    return replaceOnce(path, text);
  }
}

async function replaceOnce(path: string, text: string): Promise<Identity> {
  await makeFolder(path);
  await stands(path);
  const fresh = `${path}.${randomId()}.tmp`;
  try {
    const identity = await writeNew(fresh, text);
    await evenIfBusy(() => rename(fresh, path));
    await syncFolder(path);
    return identity;
  } catch (error) {
    await unlink(fresh).catch(() => undefined);
    throw error;
  } finally {
    await removeLeftovers(path);
  }
}

/** Writes a file that is not there yet, down to the disk. */
async function writeNew(path: string, text: string): Promise<Identity> {
  const file = await open(path, "wx", 0o600);
  try {
    assertPrivate(path, await file.stat({ bigint: true }));
    await file.writeFile(text);
    await file.datasync();
    return identityOf(await file.stat({ bigint: true }));
  } finally {
    await file.close();
  }
}

/** Deletes the file, if it is there. */
export async function deleteFile(path: string): Promise<void> {
  if (await stands(path)) await evenIfBusy(() => unlink(path)).catch(unlessAbsent);
  await syncFolder(path);
  await removeLeftovers(path);
}

function unlessAbsent(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}

/** On Windows a file that is being read can be neither replaced nor deleted: that is over in a moment. */
async function evenIfBusy(change: () => Promise<void>): Promise<void> {
  for (let times = 0; ; times++) {
    try {
      return await change();
    } catch (error) {
      if (process.platform !== "win32" || times === 20 || !BUSY.includes(codeOf(error))) throw error;
      await pause(50);
    }
  }
}

/** Makes the change outlive a power cut; not every system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

/** How the name of a file goes on that is written in the place of another; an application may have others beside it. */
const MARKED = /^\.[\da-f]{32}\.tmp$/;

/** Removes what processes have left that were ended in the middle of a write: it has tokens in it. */
async function removeLeftovers(path: string): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  const entries = await readdir(folder).catch(() => []);
  const isOurs = (entry: string): boolean => entry.startsWith(`${name}.`) && MARKED.test(entry.slice(name.length));
  for (const entry of entries.filter(isOurs)) {
    const left = join(folder, entry);
    const written = await stat(left).catch(() => undefined);
    if (written !== undefined && Date.now() - written.mtimeMs > LEFT_AFTER) await unlink(left).catch(() => undefined);
  }
}
