/** The types of a document, by openapi-typescript. */
import ts from "typescript";
import { objectAt, type Json } from "../../document/json.ts";
import { escapeUnseen } from "../text/escape.ts";
import type { SchemaModel } from "../../model/spec-model.ts";
import { declaredNames, type DeclaredName } from "./declared-names.ts";
import { liftSchemas, mentions, schemasNamespace } from "./lift-schemas.ts";
import { maskPercent, unmaskPercent } from "./mask-percent.ts";
import { astToString, transformDocument } from "./openapi-typescript.ts";
import { schemaType } from "./schema-type.ts";
import { dropUnusualPaths } from "./unusual-methods.ts";
import { liftWholeQueries } from "./whole-query.ts";

/** The types of a document as text. */
export interface TypeTexts {
  /** `schema.ts` without its first line. */
  readonly schema: string;
  /** The declarations of the component schemas, in the order of the document. */
  readonly schemas: readonly SchemaText[];
  /** What these use beside each other: a helper type, and whether `components`. */
  readonly helper: string;
  readonly usesComponents: boolean;
}

/** One declaration, without `export` and without a comment. */
export interface SchemaText extends DeclaredName {
  readonly key: string;
  readonly text: string;
}

/**
 * Writes the types of a document.
 *
 * The document is the copy that `toTypedDocument` makes. It is already checked and has no references to other files, so
 * openapi-typescript's transform runs by itself: its own entry would parse, lint and bundle everything once more.
 */
export function emitTypes(document: Json, models: readonly SchemaModel[], extension: string): TypeTexts {
  const declarations = liftWholeQueries(dropUnusualPaths(transformDocument(maskPercent(document), schemaType)));
  const names = declaredNames(Object.keys(objectAt(objectAt(document, "components"), "schemas")), models);
  const nameOf = (key: string): DeclaredName => names.get(unmaskPercent(key)) ?? { local: "unknown", exported: key };
  const { rest, schemas } = liftSchemas(
    declarations.filter((node) => !isHelper(node)),
    nameOf,
  );
  const hasHelper = declarations.some(isHelper);
  const uses = (nodes: Iterable<ts.Node>, name: string): boolean => [...nodes].some((node) => mentions(node, name));
  const print = (nodes: ts.Node[]): string => escapeUnseen(unmaskPercent(astToString(nodes)));
  const helper = (nodes: Iterable<ts.Node>): string => (hasHelper && uses(nodes, "WithRequired") ? withRequired : "");
  const imports = schemas.size === 0 ? "" : `import type * as ${schemasNamespace} from "./schemas${extension}";\n`;
  return {
    schema: `${imports}${print([...rest])}${helper(rest)}`,
    schemas: Array.from(schemas, ([key, node]) => ({ key: unmaskPercent(key), ...nameOf(key), text: print([node]) })),
    helper: helper(schemas.values()),
    usesComponents: uses(schemas.values(), "components"),
  };
}

/**
 * openapi-typescript's own helper type takes no key that is not in every part of a union, `null` included, and so does not
 * compile where a base is nullable.
 */
const withRequired =
  "type WithRequired<T, K extends PropertyKey> = NonNullable<T> & { [P in K & keyof NonNullable<T>]-?: NonNullable<T>[P] };\n";

function isHelper(node: ts.Node): boolean {
  return ts.isTypeAliasDeclaration(node) && node.name.text === "WithRequired";
}
