/**
 * One process at a time, by a lock of SQLite on a file of its own.
 *
 * The system keeps it: a process that is paused has it still, and one that dies has it no more. A lock that is a file by itself,
 * or goes by a heartbeat, can do only one of the two.
 */
import { access, constants } from "node:fs/promises";
import { reasonOf } from "../../waiting/until-aborted.ts";
import { pause } from "../../waiting/pause.ts";
import { fileFault } from "./file-fault.ts";
import { makePrivate } from "./owned-file.ts";
import { makeFolder } from "./replace-file.ts";
import { connect, type Connection, isHadByOthers } from "./sqlite.ts";

/** Milliseconds between two attempts, at least and at most: not the same for all who wait. */
const [SOONEST, LATEST] = [10, 30];

/** Nothing is ever written: without this, SQLite would begin with a journal on the disk, which may be full. */
const BEGIN = "PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE";

/** Runs the work while no other process, and nobody else in this one, has the lock of this file. */
export async function withFileLock<T>(path: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw reasonOf(signal);
  const connection = await openLock(path);
  try {
    while (!hasBegun(connection, path)) await pause(SOONEST + Math.random() * (LATEST - SOONEST), signal);
    if (signal.aborted) throw reasonOf(signal);
    return await work();
  } finally {
    // A transaction that nothing was done in ends with its connection.
    connection.close();
  }
}

/**
 * Opens the file of the lock. It is never deleted, since others would go on with the one that they have opened. Nothing but
 * SQLite may open it: closing a file lets go of all locks that the process has on it.
 */
async function openLock(path: string): Promise<Connection> {
  try {
    await makeFolder(path);
    await makePrivate(path);
    const connection = await connect(path);
    await makePrivate(path);
    // On a read-only disk SQLite would let everybody begin.
    await access(path, constants.W_OK);
    return connection;
  } catch (error) {
    throw fileFault("lock", path, error);
  }
}

function hasBegun(connection: Connection, path: string): boolean {
  try {
    connection.exec(BEGIN);
    return true;
  } catch (error) {
    if (isHadByOthers(error)) return false;
    throw fileFault("lock", path, error);
  }
}
