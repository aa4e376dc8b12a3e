/** What one endpoint file imports, collected while its text is written. */
import { statusAliases } from "./status-aliases.ts";
import { printNames } from "../text/layout.ts";
import type { TypeModules } from "../types/emit-types.ts";

/** The names that a file may use. Each use makes the import. */
export interface FileContext {
  /** A type of `latchkey/generated`. */
  runtimeType(name: string): string;
  /** A function of `latchkey/generated`. */
  runtimeValue(name: string): void;
  /** An exported name of `schemas.ts`. */
  schema(name: string): string;
  /** The name of a range of statuses without some of them. */
  statusesWithout(range: string, less: readonly string[]): string;
  /** The type of errors that the document does not describe. */
  errors(): string;
  /** The interface `operations`, under the name that it has here. */
  operations(): string;
  /** The import declarations for everything that was used, and then what is declared for this file alone. */
  imports(modules: TypeModules): string;
}

/** A context for a file that declares these names itself; `errors` is the schema of errors that the document does not describe. */
export function fileContext(declared: ReadonlySet<string>, errors?: string): FileContext {
  const runtime = new Set<string>();
  const values = new Set(["defineEndpoint"]);
  // An endpoint may well be called `operations`; none begins with a capital.
  const operations = declared.has("operations") ? "Operations" : "operations";
  let usesOperations = false;
  let usesSchemas = false;
  const aliases = statusAliases();
  const schema = (name: string): string => {
    usesSchemas = true;
    return `schemas.${name}`;
  };
  return {
    runtimeType(name) {
      runtime.add(name);
      return name;
    },
    runtimeValue: (name) => void values.add(name),
    schema,
    statusesWithout: (range, less) => aliases.without(range, less),
    errors: () => (errors === undefined ? "unknown" : schema(errors)),
    operations() {
      usesOperations = true;
      return operations;
    },
    imports(modules) {
      const types = [...runtime].toSorted().map((name) => `type ${name}`);
      const imported = operations === "operations" ? operations : `operations as ${operations}`;
      return [
        'import type { Client } from "latchkey";',
        printNames("import ", [...[...values].toSorted(), ...types], ' from "latchkey/generated";'),
        ...(usesOperations ? [`import type { ${imported} } from "${modules.operations}";`] : []),
        ...(usesSchemas ? [`import type * as schemas from "${modules.schemas}";`] : []),
        ...[aliases.declarations()].filter((text) => text !== "").map((text) => `\n${text.trimEnd()}`),
      ].join("\n");
    },
  };
}
