/** A folder for the files of one test. */
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface ScratchFolder extends AsyncDisposable {
  path(name: string): string;
}

/** Makes a folder that is removed at the end. */
export async function scratchFolder(): Promise<ScratchFolder> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-store-"));
  return {
    path: (name) => join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A disk of its own, of so many kilobytes. */
export interface SmallDisk extends ScratchFolder {
  makeReadOnly(): void;
  makeWritable(): void;
}

/** Mounts a small disk; nothing where the system does not let us: then the tests of full disks are skipped, and say so. */
export async function smallDisk(kilobytes: number): Promise<SmallDisk | undefined> {
  const folder = await scratchFolder();
  const mount = folder.path("disk");
  await mkdir(mount);
  const asRoot = (...command: [string, ...string[]]) => execFileSync(command[0], command.slice(1), { stdio: "ignore" });
  try {
    asRoot("mount", "-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", mount);
  } catch {
    await folder[Symbol.asyncDispose]();
    console.warn("SKIPPED: the tests of full and read-only disks, since none can be mounted here");
    return undefined;
  }
  return {
    path: (name) => join(mount, name),
    makeReadOnly: () => void asRoot("mount", "-o", "remount,ro", mount),
    makeWritable: () => void asRoot("mount", "-o", "remount,rw", mount),
    async [Symbol.asyncDispose]() {
      asRoot("umount", "--lazy", mount);
      await folder[Symbol.asyncDispose]();
    },
  };
}
