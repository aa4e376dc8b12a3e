/** What one endpoint file imports, collected while its text is written. */
import { printNames } from "../text/layout.ts";

/** The names that a file may use. Each use makes the import. */
export interface FileContext {
  /** A type of `latchkey/generated`. */
  runtimeType(name: string): string;
  /** An exported name of `schemas.ts`. */
  schema(name: string): string;
  /** The interface `operations` of `schema.ts`, under the name that it has here. */
  operations(): string;
  /** The import declarations for everything that was used. */
  imports(extension: string): string;
}

/** A context for a file that declares these names itself. */
export function fileContext(declared: ReadonlySet<string>): FileContext {
  const runtime = new Set<string>(["Endpoint"]);
  // An endpoint may well be called `operations`; none begins with a capital.
  const operations = declared.has("operations") ? "Operations" : "operations";
  let usesOperations = false;
  let usesSchemas = false;
  return {
    runtimeType(name) {
      runtime.add(name);
      return name;
    },
    schema(name) {
      usesSchemas = true;
      return `schemas.${name}`;
    },
    operations() {
      usesOperations = true;
      return operations;
    },
    imports(extension) {
      const types = [...runtime].toSorted().map((name) => `type ${name}`);
      const imported = operations === "operations" ? operations : `operations as ${operations}`;
      return [
        'import type { Client } from "latchkey";',
        printNames("import ", ["defineEndpoint", ...types], ' from "latchkey/generated";'),
        ...(usesOperations ? [`import type { ${imported} } from "../schema${extension}";`] : []),
        ...(usesSchemas ? [`import type * as schemas from "../schemas${extension}";`] : []),
      ].join("\n");
    },
  };
}
