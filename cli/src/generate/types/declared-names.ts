/** What the component schemas are called in `schemas.ts`. */
import { takeName } from "../../document/take-name.ts";
import { mendSchemaName } from "../../model/names/name-schemas.ts";
import type { SchemaModel } from "../../model/spec-model.ts";

/** How a schema is called where it is declared, and how it is exported. */
export interface DeclaredName {
  readonly local: string;
  readonly exported: string;
}

// What the declarations themselves use: a schema of such a name would be taken for it.
const used: ReadonlySet<string> = new Set(
  "Record NonNullable Required PropertyKey Blob WithRequired Without".split(" "),
);

/** The names of all components of the types, by key: those of the model, and those that were hoisted. */
export function declaredNames(
  keys: readonly string[],
  schemas: readonly SchemaModel[],
): ReadonlyMap<string, DeclaredName> {
  const known = new Map(schemas.map(({ key, name }) => [key, name]));
  const taken = new Set(known.values());
  const exported = keys.map((key) => known.get(key) ?? takeName(mendSchemaName(key), taken));
  return new Map(
    exported.map((name, index) => [
      keys[index] ?? name,
      { exported: name, local: used.has(name) ? takeName(`${name}_`, taken) : name },
    ]),
  );
}
