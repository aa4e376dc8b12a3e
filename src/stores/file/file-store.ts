/** Tokens in a file: for command-line tools, and whatever else runs as one user on one machine. */
import { isAbsolute, resolve } from "node:path";
import { StoreError } from "../../errors.ts";
import { parseTokens } from "../parse-tokens.ts";
import type { Store, StoredTokens } from "../store.ts";
import { createTurns } from "../turns.ts";
import { fileFault } from "./file-fault.ts";
import { withFileLock } from "./file-lock.ts";
import { ABSENT, readOwned } from "./owned-file.ts";
import { deleteFile, replaceFile } from "./replace-file.ts";
import { watchFile } from "./watch-file.ts";

/**
 * Keeps the tokens in a file that only its owner can read, for all processes of a machine that share it.
 *
 * Its folder is made where it is not there. Beside the file is another one with `.lock` at its end: the lock, which a process
 * that is paused keeps and one that dies lets go of. A fault of the file is a `StoreError`.
 *
 * @throws TypeError if the path is none
 */
export function fileStore(path: string): Store {
  const file = placeOf(path);
  const inTurn = createTurns();
  const read = async () => {
    const found = await readOwned(file);
    return found === undefined
      ? { found: undefined, identity: ABSENT }
      : { found: tokensIn(file, found.text), identity: found.identity };
  };
  const watch = watchFile(file, read, inTurn);
  return {
    async get() {
      // What is read before anybody listens is what a listener is told the changes of.
      const isFirst = !watch.isOn;
      const { found, identity } = await read();
      if (isFirst) watch.know(identity);
      return found;
    },
    set: (tokens) =>
      inTurn(async () => {
        const text = `${JSON.stringify(tokens)}\n`;
        watch.know(await replaceFile(file, text).catch((error: unknown) => fail("write", file, error)));
      }),
    delete: () =>
      inTurn(async () => {
        await deleteFile(file).catch((error: unknown) => fail("delete", file, error));
        watch.know(ABSENT);
      }),
    lock: (work, signal) => withFileLock(`${file}.lock`, work, signal),
    subscribe: watch.subscribe,
  };
}

/** The absolute path, so that it stays the same place when the process goes to another folder. */
function placeOf(path: string): string {
  if (typeof path !== "string" || path === "" || path.includes("\0"))
    throw new TypeError("fileStore: `path` is no path");
  if (/^~[/\\]/.test(path)) {
    throw new TypeError('fileStore: only a shell knows what "~" is: give the path with `os.homedir()`');
  }
  return isAbsolute(path) ? path : resolve(path);
}

function fail(step: "write" | "delete", file: string, error: unknown): never {
  throw fileFault(step, file, error);
}

/** The tokens in a file's text. Whether they can be used is the session's to judge. */
function tokensIn(file: string, text: string): StoredTokens {
  const tokens = parseTokens(text);
  if (tokens !== undefined) return tokens;
  throw new StoreError(
    `The file ${JSON.stringify(file)} does not hold a session's tokens: it is left as it is until the next sign-in`,
    { step: "read" },
  );
}
