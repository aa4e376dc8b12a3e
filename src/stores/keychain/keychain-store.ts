/** Tokens in the operating system's keychain: for command-line tools and desktop applications. */
import { StoreError } from "../../errors.ts";
import { randomId } from "../../security/random-id.ts";
import { withFileLock } from "../file/file-lock.ts";
import { currentIdentity } from "../file/owned-file.ts";
import { replaceFile } from "../file/replace-file.ts";
import { watchFile } from "../file/watch-file.ts";
import { parseTokens } from "../parse-tokens.ts";
import type { Store, StoredTokens } from "../store.ts";
import { createTurns } from "../turns.ts";
import { besideKeychain } from "./beside-keychain.ts";
import { keyringOf } from "./keyring.ts";
import { deleteSplit, readSplit, writeSplit } from "./split-secret.ts";

/**
 * Keeps the tokens in the operating system's keychain, for all processes of a user; needs `@napi-rs/keyring`.
 *
 * Where there is no keychain, each step is a `StoreError` that names the way out: the tokens never go to a plain file instead. Two
 * small files without any secret are beside it, in the user's folder for state: the lock, and one that says that something has
 * changed.
 *
 * @param service The application's name in the keychain
 * @throws TypeError if it is empty
 */
export function keychainStore(service: string): Store {
  if (typeof service !== "string" || service === "") throw new TypeError("keychainStore: `service` is no name");
  const keyring = keyringOf(service);
  const beside = besideKeychain(service);
  const inTurn = createTurns();
  const read = async () => {
    // Before the tokens are read: what changes in between is read once more.
    const identity = await currentIdentity(beside.changed).catch(() => "");
    return { found: tokensIn(service, await readSplit(keyring)), identity };
  };
  const watch = watchFile(beside.changed, read, inTurn);
  const write = (change: () => Promise<void>) =>
    inTurn(async () => {
      await change();
      // Others that are not told look before they refresh, and before they say that nobody is signed in.
      const identity = await replaceFile(beside.changed, randomId()).catch(() => undefined);
      if (identity !== undefined) watch.know(identity);
    });
  return {
    async get() {
      const isFirst = !watch.isOn;
      const { found, identity } = await read();
      if (isFirst) watch.know(identity);
      return found;
    },
    set: (tokens) => write(() => writeSplit(keyring, JSON.stringify(tokens))),
    delete: () => write(() => deleteSplit(keyring)),
    lock: (work, signal) => withFileLock(beside.lock, work, signal),
    subscribe: watch.subscribe,
  };
}

/** The tokens in a secret's text. Whether they can be used is the session's to judge. */
function tokensIn(service: string, text: string | undefined): StoredTokens | undefined {
  if (text === undefined) return undefined;
  const tokens = parseTokens(text);
  if (tokens !== undefined) return tokens;
  throw new StoreError(
    `The keychain does not hold a session's tokens for ${JSON.stringify(service)}: it is left as it is until the next sign-in`,
    { step: "read" },
  );
}
