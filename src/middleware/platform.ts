/** On what the package runs, where that matters. */

/**
 * Whether this is Node itself, whose fetch has habits of its own.
 *
 * A `process` alone says nothing: bundlers give pages one, Electron's pages have a whole one beside their window, and so have
 * Cloudflare's workers.
 */
export function isNode(globals: object = globalThis): boolean {
  if (PLATFORMS.some((name) => name in globals)) return false;
  const process: unknown = Reflect.get(globals, "process");
  const versions: unknown =
    typeof process === "object" && process !== null ? Reflect.get(process, "versions") : undefined;
  return typeof versions === "object" && versions !== null && typeof Reflect.get(versions, "node") === "string";
}

/** What other platforms have: pages, their workers, Deno, Bun, and Cloudflare's workers. */
const PLATFORMS: readonly string[] = ["window", "WorkerGlobalScope", "Deno", "Bun", "WebSocketPair"];
