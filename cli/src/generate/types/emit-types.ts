/** The types of a document as text. */
import type { DeclaredTypes } from "./declare-types.ts";
import { schemasNamespace } from "./lift-schemas.ts";
import { printSchemas, printTypes, type SchemaFile } from "./print-types.ts";

/** The texts of all files that have types and nothing else. None has its first lines yet. */
export interface TypeTexts {
  /** `schema.ts`. */
  readonly schema: string;
  /** The files of component schemas, by name without extension: `schemas`, or those in that folder. */
  readonly schemas: ReadonlyMap<string, SchemaFile>;
  /** The files of operations, in the same way, where they are not in `schema.ts`. */
  readonly operations: ReadonlyMap<string, string>;
  /** Where an endpoint file finds its types. */
  readonly modulesOf: (file: string) => TypeModules;
}

/** The modules from which an endpoint file takes `operations` and `schemas`. */
export interface TypeModules {
  readonly operations: string;
  readonly schemas: string;
}

/** Writes the types into two files, `schema.ts` and `schemas.ts`. */
export function emitTypes({ rest, schemas, usesComponents }: DeclaredTypes, extension: string): TypeTexts {
  const namespace = schemas.length === 0 ? "" : `import type * as ${schemasNamespace} from "./schemas${extension}";\n`;
  const components = usesComponents ? `import type { components } from "./schema${extension}";\n` : "";
  const modules = { operations: `../schema${extension}`, schemas: `../schemas${extension}` };
  return {
    schema: namespace + printTypes(rest),
    schemas: new Map([["schemas", printSchemas(schemas, components)]]),
    operations: new Map(),
    modulesOf: () => modules,
  };
}
