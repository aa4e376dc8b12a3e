/** A real Secret Service on a bus of its own: gnome-keyring, where the machine has it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { scratchFolder } from "../stores/file/scratch-folder.ts";

export interface SecretService extends AsyncDisposable {
  /** What a process needs to find it. */
  readonly env: NodeJS.ProcessEnv;
}

/** Unlocks a new keyring with an empty password, tells the address of its bus, and waits for the end of its input. */
const SCRIPT =
  'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null; echo "$DBUS_SESSION_BUS_ADDRESS"; cat';

/** A home without a bus: what a container has. */
export async function bareHome(): Promise<SecretService> {
  const folder = await scratchFolder();
  const env: NodeJS.ProcessEnv = { PATH: process.env["PATH"] };
  for (const name of ["HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME"]) {
    env[name] = folder.path(name.toLowerCase());
    await mkdir(env[name], { mode: 0o700 });
  }
  return { env, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

/** Starts it; nothing where it is not installed: then the tests of it are skipped, and say so. */
export async function startSecretService(): Promise<SecretService | undefined> {
  const home = await bareHome();
  const bus = spawn("dbus-run-session", ["--", "sh", "-c", SCRIPT], {
    env: home.env,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const address = await Promise.race([
    once(bus.stdout, "data").then(([chunk]: Buffer[]) => String(chunk).trim()),
    once(bus, "close").then(() => ""),
    once(bus, "error").then(() => ""),
  ]).catch(() => "");
  if (address === "") {
    await home[Symbol.asyncDispose]();
    console.warn("SKIPPED: the tests of the keychain, since gnome-keyring and dbus are not installed");
    return undefined;
  }
  return {
    env: { ...home.env, DBUS_SESSION_BUS_ADDRESS: address },
    async [Symbol.asyncDispose]() {
      const gone = once(bus, "close");
      bus.stdin.end();
      await gone;
      await home[Symbol.asyncDispose]();
    },
  };
}
