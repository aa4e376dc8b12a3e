/** The repository that a new package will stand in. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";

/** The address of the git remote `origin`, seen from the folder or the nearest one above it that exists. */
export async function findRepository(dir: string): Promise<string | undefined> {
  let folder = resolve(dir);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    const { stdout } = await promisify(execFile)("git", ["remote", "get-url", "origin"], { cwd: folder });
    return repositoryAddress(stdout.trim());
  } catch {
    // No git, no repository, or no remote: it is filled in later.
    return undefined;
  }
}

/** The address for people, without a user, a password or `.git`; `undefined` for what is no address of a host. */
export function repositoryAddress(remote: string): string | undefined {
  const short = /^[\w.-]+@([\w.-]+):(?!\/)([\w./~-]+)$/.exec(remote);
  const text = short === null ? remote : `https://${short[1]}/${short[2]}`;
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(text);
  if (!/^(?:https?|ssh|git):$/.test(protocol) || hostname === "" || pathname === "/") return undefined;
  const host = protocol.startsWith("http") && port !== "" ? `${hostname}:${port}` : hostname;
  return `https://${host}${pathname.replace(/(?<!\/)\/+$/, "").replace(/\.git$/, "")}`;
}
