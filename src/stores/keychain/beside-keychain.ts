import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import process from "node:process";

/** The files beside a keychain's tokens, which have no secret in them. */
interface BesideKeychain {
  readonly lock: string;
  /** Written anew with each change. */
  readonly changed: string;
}

/** Where they are: the same place for every process of the user, whatever the service is called. */
export function besideKeychain(service: string): BesideKeychain {
  const name = createHash("sha256").update(service).digest("hex").slice(0, 32);
  const path = join(stateFolder(), "latchkey", `keychain-${name}`);
  return { lock: `${path}.lock`, changed: `${path}.changed` };
}

/** The user's folder for what a program keeps of its own (on Linux that of the XDG Base Directory Specification). */
function stateFolder(): string {
  const { LOCALAPPDATA, XDG_STATE_HOME } = process.env;
  if (process.platform === "win32") return absolute(LOCALAPPDATA) ?? join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support");
  return absolute(XDG_STATE_HOME) ?? join(homedir(), ".local", "state");
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
