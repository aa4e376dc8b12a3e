/** The platform's SQLite, of which one thing is used: the lock on a file that nobody else's process can have as well. */
import process from "node:process";
import { StoreError } from "../../errors.ts";

/** A connection to a file. */
export interface Connection {
  exec(statement: string): void;
  close(): void;
}

type Open = (path: string) => Connection;

/** SQLITE_BUSY and SQLITE_LOCKED: somebody else has the lock. */
const HAD_BY_OTHERS: readonly unknown[] = [5, 6];
/** SQLite's own words for them: Deno gives no codes. */
const HAD_BY_OTHERS_TEXT = /\bdatabase (table )?is locked\b/;

let opening: Promise<Open | undefined> | undefined;

/** Opens the file, and makes it where it is not there. */
export async function connect(path: string): Promise<Connection> {
  opening ??= findSqlite();
  const open = await opening;
  if (open !== undefined) return open(path);
  opening = undefined;
  throw new StoreError(
    "There is no lock among processes: it needs `node:sqlite` (Node 22.13, Deno 2.2) or `bun:sqlite`. " +
      "Take a newer runtime, or a store of your own with a lock that works here",
    { step: "lock" },
  );
}

/** Whether a statement failed since another connection has the lock. */
export function isHadByOthers(error: unknown): boolean {
  const { errcode, errno, message }: { errcode?: unknown; errno?: unknown; message?: unknown } = Object(error);
  const code = errcode ?? errno; // Node's, and Bun's.
  return typeof code === "number" ? HAD_BY_OTHERS.includes(code & 0xff) : HAD_BY_OTHERS_TEXT.test(String(message));
}

async function findSqlite(): Promise<Open | undefined> {
  const node = withoutWarning(() => process.getBuiltinModule?.("node:sqlite"));
  if (node !== undefined) return (path) => new node.DatabaseSync(path, { timeout: 0 });
  // Put together, so that no bundler looks for it.
  const name = ["bun", "sqlite"].join(":");
  const bun: { Database: new (path: string) => Connection } | undefined = await import(name).catch(() => undefined);
  return bun && ((path) => new bun.Database(path));
}

/** Node 22 calls its SQLite experimental, which is of no use to whoever runs a command that uses one lock of it. */
function withoutWarning<T>(load: () => T): T {
  const { emitWarning } = process;
  const others = (warning: string | Error, ...rest: unknown[]): void => {
    if (!String(warning).startsWith("SQLite is an experimental"))
      Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  process.emitWarning = others;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
