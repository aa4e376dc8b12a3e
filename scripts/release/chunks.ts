/** Which modules of the runtime stand in one file of `dist`. */
import { isAbsolute } from "node:path";

/** What a bundler knows of its modules. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** A module of a package, and how an import names the entry point that it is. */
export type EntryModules = ReadonlyMap<string, string>;

/**
 * Names the entry point whose file a module goes to; `undefined` leaves it to the bundler.
 *
 * What the command imports stands alone. All else that a generated SDK imports is one file, so that its first import loads few: that
 * of `latchkey/generated`, since what it exports besides is seen by generated code alone.
 */
export function placesOf(entries: EntryModules, modules: Modules): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { home, tenants } of HOMES) {
    const roots = [...entries].flatMap(([id, name]) => (tenants.test(name) ? [id] : []));
    for (const id of reachedFrom(roots, modules)) {
      const isAtHome = (entries.get(id) ?? home) === home && !importsPackage(id, modules);
      if (isAtHome && !places.has(id)) places.set(id, home);
    }
  }
  return places;
}

/** The entry points that are a home to others' modules, the first that reaches a module before the next. */
const HOMES = [
  { home: "latchkey/generated/operation", tenants: /^latchkey\/generated\/operation$/ },
  { home: "latchkey/generated", tenants: /^latchkey(\/generated\b|$)/ },
];

/**
 * Says that a module has to stand apart: where a file imports a package that does not say it has no side effects, a bundler keeps
 * the package for as long as it keeps anything of the file.
 */
function importsPackage(id: string, modules: Modules): boolean {
  return modules.getModuleInfo(id)?.importedIds.some((imported) => !isAbsolute(imported)) ?? true;
}

function reachedFrom(roots: readonly string[], modules: Modules): ReadonlySet<string> {
  const reached = new Set(roots);
  for (const id of reached) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
  return reached;
}
