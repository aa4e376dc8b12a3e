/** The operating system's keychain, by `@napi-rs/keyring`: the only module that knows it. */
import process from "node:process";
import { StoreError, type StoreStep } from "../../errors.ts";
import { withoutSecrets } from "../../security/redaction.ts";
import { codeOf } from "../file/file-fault.ts";

/** Small secrets by their names. */
export interface Keyring {
  get(name: string): Promise<string | undefined>;
  set(name: string, secret: string): Promise<void>;
  /** Whether there was one. */
  delete(name: string): Promise<boolean>;
}

type Binding = Pick<typeof import("@napi-rs/keyring"), "AsyncEntry">;
type Entry = InstanceType<Binding["AsyncEntry"]>;

/**
 * Without this, Linux falls back to a keyring in the kernel's memory, in silence: it forgets everybody at the next start of the
 * machine.
 */
const OPTIONS = { linux: { store: "secret-service" } } as const;

const WAY_OUT: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux:
    "It needs a Secret Service, such as gnome-keyring or KWallet, on the session bus of a user who has signed in; " +
    "containers, build machines and WSL have none. ",
};

/** The secrets of one service. Nothing is loaded or asked for before the first of them is. */
export function keyringOf(service: string, load: () => Promise<Binding> = () => import("@napi-rs/keyring")): Keyring {
  const entryOf = async (name: string): Promise<Entry> => {
    const { AsyncEntry } = await load().catch((error: unknown) => {
      throw notInstalled(error);
    });
    try {
      return new AsyncEntry(service, name, OPTIONS);
    } catch (error) {
      throw keychainFault("open", service, error);
    }
  };
  const doing = async <T>(step: StoreStep, name: string, use: (entry: Entry) => Promise<T>): Promise<T> => {
    const entry = await entryOf(name);
    return use(entry).catch((error: unknown) => {
      throw keychainFault(step, service, error);
    });
  };
  return {
    get: async (name) => (await doing("read", name, (entry) => entry.getPassword())) ?? undefined,
    set: (name, secret) => doing("write", name, (entry) => entry.setPassword(secret)),
    delete: (name) => doing("delete", name, (entry) => entry.deleteCredential()),
  };
}

function keychainFault(step: StoreStep, service: string, cause: unknown): StoreError {
  const what = step === "open" ? "There is no keychain" : `The keychain failed to ${step}`;
  const why = cause instanceof Error ? ` (${cause.message})` : "";
  return new StoreError(
    `${what} for ${JSON.stringify(service)}${why}. ${WAY_OUT[process.platform] ?? ""}Where there is none, keep the tokens by ` +
      "`fileStore(path)`",
    { step, cause: withoutSecrets(cause, []) },
  );
}

function notInstalled(cause: unknown): StoreError {
  const isMissing = codeOf(cause) === "ERR_MODULE_NOT_FOUND" || codeOf(cause) === "MODULE_NOT_FOUND";
  const what = isMissing ? "is not installed: `npm install @napi-rs/keyring`" : "could not be loaded on this platform";
  return new StoreError(`The keychain needs the package @napi-rs/keyring, which ${what}`, {
    step: "open",
    cause: withoutSecrets(cause, []),
  });
}
