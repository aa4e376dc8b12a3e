/** What Node has compiled, kept for the next command: most of the time of a small document goes into compiling TypeScript. */
import { existsSync } from "node:fs";
import module from "node:module";
import { dirname, join } from "node:path";

/**
 * Keeps it in the nearest `node_modules/.cache` above a folder, where the command keeps its last run; without one nothing is kept.
 *
 * Not in the folder of all users that Node would take by itself: what stands there is run.
 */
export function keepCompiled(folder: string): void {
  const modules = join(folder, "node_modules");
  // Older versions of Node have no such cache.
  if (existsSync(modules)) module.enableCompileCache?.(join(modules, ".cache/latchkey/compiled"));
  else if (dirname(folder) !== folder) keepCompiled(dirname(folder));
}
