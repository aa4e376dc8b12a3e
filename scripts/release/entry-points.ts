/** An entry point of a package, and the declarations that it leads to. */
export interface EntryPoint {
  /** How an import names it, such as `latchkey/oauth2`. */
  readonly name: string;
  /** Relative to the package, such as `./dist/oauth2/index.d.ts`. */
  readonly types: string;
}

/** The entry points of a package that have types. */
export function entryPointsOf(name: string, exports: Readonly<Record<string, unknown>>): EntryPoint[] {
  return Object.entries(exports).flatMap(([subpath, target]) => {
    const types = typeof target === "object" && target !== null && "types" in target ? target.types : undefined;
    return typeof types === "string" ? [{ name: name + subpath.slice(1), types }] : [];
  });
}
