import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../release/packages.ts";
import { runOrThrow } from "../../run-command.ts";
import { type CompilerOptions, writeTypesFolder } from "../types-folder.ts";
import { application, type Dialect } from "./applications.ts";
import { largeDocument } from "./large-document.ts";

/** The SDK of a large document, and applications over it. */
export interface LargeSdk {
  /** Writes an application with this many calls into a folder of its own, ready to compile. */
  write(name: string, dialect: Dialect, calls: number, options?: CompilerOptions): Promise<string>;
}

/** Generates the SDK of a document with this many operations, with the published command. */
export async function generateLarge(name: string, operations: number): Promise<LargeSdk> {
  const folder = join(root, ".scratch/types", name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "openapi.json"), largeDocument(operations));
  const command = ["-C", "latchkey-source", join(root, "cli/src/main.ts"), "generate", "openapi.json"];
  await runOrThrow(process.execPath, [...command, "--out", "sdk", "--silent"], folder);
  return {
    async write(app, dialect, calls, options) {
      const files = new Map([["app.ts", application(dialect, calls, operations)]]);
      const path = await writeTypesFolder(`${name}-${app}`, files, options);
      await cp(join(folder, "sdk"), join(path, "sdk"), { recursive: true });
      return path;
    },
  };
}
