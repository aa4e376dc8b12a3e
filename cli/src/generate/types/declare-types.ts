/** The declarations of a document's types, by openapi-typescript. */
import { objectAt, type Json } from "../../document/json.ts";
import type { SchemaSplit } from "../../model/split-schemas.ts";
import type { SchemaModel } from "../../model/spec-model.ts";
import { declaredNames, type DeclaredName } from "./declared-names.ts";
import { liftSchemas } from "./lift-schemas.ts";
import { maskPercent, unmaskPercent } from "./mask-percent.ts";
import { transformDocument } from "./openapi-typescript.ts";
import { liftOptionalPaths } from "./optional-path.ts";
import { mendRequestLists } from "./readonly-lists.ts";
import { schemaType } from "./schema-type.ts";
import { ts } from "./typescript.ts";
import { dropUnusualPaths } from "./unusual-methods.ts";
import { liftWholeQueries } from "./whole-query.ts";

/** What a document declares, before it is written down. Percent signs in keys are masked. */
export interface DeclaredTypes {
  /** `paths`, `webhooks`, `components`, which refers to the schemas by their names, `$defs` and `operations`. */
  readonly rest: readonly ts.Node[];
  /** The component schemas, in the order of the document. */
  readonly schemas: readonly DeclaredSchema[];
  /** Whether one of these still refers to `components`, for something that is no schema. */
  readonly usesComponents: boolean;
  /** What a component schema is called, by its key. */
  readonly nameOf: (key: string) => DeclaredName;
}

/** One component schema. */
export interface DeclaredSchema extends DeclaredName {
  readonly key: string;
  readonly node: ts.DeclarationStatement;
}

/**
 * Declares the types of a document.
 *
 * The document is the copy that `toTypedDocument` makes. It is already checked and has no references to other files, so
 * openapi-typescript's transform runs by itself: its own entry would parse, lint and bundle everything once more.
 */
export function declareTypes(
  document: Json,
  models: readonly SchemaModel[],
  { requestOnly, inputs }: SchemaSplit,
): DeclaredTypes {
  const known = dropUnusualPaths(transformDocument(maskPercent(document), schemaType));
  const declarations = mendRequestLists(liftOptionalPaths(liftWholeQueries(known)));
  const taken = new Set([...requestOnly, ...inputs.values()]);
  const names = declaredNames(Object.keys(objectAt(objectAt(document, "components"), "schemas")), models);
  const nameOf = (key: string): DeclaredName => names.get(unmaskPercent(key)) ?? { local: "unknown", exported: key };
  const { rest, schemas, usesComponents } = liftSchemas(
    declarations.filter((node) => !isHelper(node)),
    nameOf,
    (key) => taken.has(unmaskPercent(key)),
  );
  const declared = Array.from(schemas, ([key, node]) => ({ key, ...nameOf(key), node }));
  return { rest, schemas: declared, usesComponents, nameOf };
}

/** It is written anew where it is used. */
function isHelper(node: ts.Node): boolean {
  return ts.isTypeAliasDeclaration(node) && node.name.text === "WithRequired";
}
