/** Files that only their owner can read: what stands at a path is judged before it is trusted. */
import { type BigIntStats, constants } from "node:fs";
import { chmod, type FileHandle, lstat, open } from "node:fs/promises";
import process from "node:process";
import { codeOf, fileFault, refusal } from "./file-fault.ts";

/** A file's text, and which state of the file it is of. */
export interface FoundFile {
  readonly text: string;
  readonly identity: string;
}

/** Which state of a file this is: each write makes another one. */
export type Identity = string;

/** No file. */
export const ABSENT: Identity = "";

/** Bytes that no session's tokens have: what is larger is not ours. */
const LARGEST = 1_000_000n;
/** Permissions of anybody but the owner. */
const OTHERS = 0o077n;

/** The state of a file, without opening it. */
export function identityOf({ ino, mtimeNs, size }: BigIntStats): Identity {
  return `${ino}:${mtimeNs}:${size}`;
}

/** The state of the file at a path by now, without opening it. */
export async function currentIdentity(path: string): Promise<Identity> {
  const stats = await statsAt(path);
  return stats === undefined ? ABSENT : identityOf(stats);
}

/**
 * The text of a file that only its owner can read; nothing where there is none.
 *
 * A link is not followed, and a file of somebody else is refused. A file of ours that others can read is made ours alone.
 */
export async function readOwned(path: string): Promise<FoundFile | undefined> {
  let file: FileHandle | undefined;
  try {
    if (!(await stands(path))) return undefined;
    // What has taken its place since then is neither followed nor waited for.
    file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stats = await file.stat({ bigint: true });
    assertOwned(path, stats);
    if (isOpenToOthers(stats)) {
      await file.chmod(0o600).catch(() => undefined);
      assertPrivate(path, await file.stat({ bigint: true }));
    }
    if (stats.size > LARGEST) throw refusal(path, "it is too large to be a session's");
    return { text: await file.readFile("utf8"), identity: identityOf(stats) };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw fileFault("read", path, error);
  } finally {
    await file?.close();
  }
}

/** Whether there is a file of ours; throws where something stands there that is none. */
export async function stands(path: string): Promise<boolean> {
  const stats = await statsAt(path);
  if (stats !== undefined) assertOwned(path, stats);
  return stats !== undefined;
}

function statsAt(path: string): Promise<BigIntStats | undefined> {
  return lstat(path, { bigint: true }).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
}

/** The same for a file that must never be opened: its permissions are set by its path. */
export async function makePrivate(path: string): Promise<void> {
  if (!(await stands(path))) return;
  await chmod(path, 0o600).catch(() => undefined);
  assertPrivate(path, await lstat(path, { bigint: true }));
}

/** Throws unless it is a file, and ours. */
function assertOwned(path: string, stats: BigIntStats): void {
  if (stats.isSymbolicLink()) throw refusal(path, "it is a symbolic link, and may lead anywhere. Remove it");
  if (!stats.isFile()) throw refusal(path, "it is no file. Choose another path");
  const user = process.geteuid?.();
  if (user !== undefined && stats.uid !== BigInt(user))
    throw refusal(path, "it belongs to another user. Remove it, or choose another path");
}

/** Whether others can read the file, or write to it. Windows has no such permissions. */
function isOpenToOthers({ mode }: BigIntStats): boolean {
  return process.geteuid !== undefined && (mode & OTHERS) !== 0n;
}

/** Throws if others can read the file, or write to it. */
export function assertPrivate(path: string, stats: BigIntStats): void {
  if (!isOpenToOthers(stats)) return;
  throw refusal(path, "others can read it, and its disk keeps no permissions. Choose a path on another disk");
}
