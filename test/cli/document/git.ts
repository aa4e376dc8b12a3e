/** A git repository in a folder of a test. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Folder } from "./folder.ts";

type Git = (...args: readonly string[]) => Promise<unknown>;

/** Makes the folder a repository, with all its files in one commit; gives what runs git there. */
export async function repositoryIn(folder: Folder): Promise<Git> {
  const git: Git = (...args) =>
    promisify(execFile)("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], {
      cwd: folder.path("."),
    });
  await git("init", "-q");
  await git("add", "-A");
  await git("commit", "-qm", "First");
  return git;
}
