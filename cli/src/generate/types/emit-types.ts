/** The types of a document, by openapi-typescript. */
import { ts } from "./typescript.ts";
import { objectAt, type Json } from "../../document/json.ts";
import { escapeUnseen } from "../text/escape.ts";
import type { SchemaSplit } from "../../model/split-schemas.ts";
import type { SchemaModel } from "../../model/spec-model.ts";
import { declaredNames, type DeclaredName } from "./declared-names.ts";
import { liftSchemas, mentions, schemasNamespace } from "./lift-schemas.ts";
import { maskPercent, unmaskPercent } from "./mask-percent.ts";
import { transformDocument } from "./openapi-typescript.ts";
import { liftOptionalPaths } from "./optional-path.ts";
import { mendRequestLists } from "./readonly-lists.ts";
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
export function emitTypes(
  document: Json,
  models: readonly SchemaModel[],
  { requestOnly, inputs }: SchemaSplit,
  extension: string,
): TypeTexts {
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
  const texts = Array.from(schemas, ([key, node]) => ({
    key: unmaskPercent(key),
    ...nameOf(key),
    text: print([node]),
  }));
  const restText = print(rest);
  const imports = schemas.size === 0 ? "" : `import type * as ${schemasNamespace} from "./schemas${extension}";\n`;
  const declared = texts.map(({ text }) => text).join("");
  return {
    schema: `${imports}${restText}${helpersOf(restText, rest)}`,
    schemas: texts,
    helper: helpersOf(declared, [...schemas.values()]),
    usesComponents,
  };
}

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const nowhere = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);

function print(nodes: readonly ts.Node[]): string {
  const texts = nodes.map((node) => `${printer.printNode(ts.EmitHint.Unspecified, node, nowhere)}\n`);
  return escapeUnseen(unmaskPercent(texts.join("")));
}

/** The helper types that some declarations use. The text is looked at first, since that is quicker, but a comment may say the same. */
function helpersOf(text: string, nodes: readonly ts.Node[]): string {
  const used = Object.entries(helpers).filter(
    ([name]) => text.includes(`${name}<`) && nodes.some((node) => mentions(node, name)),
  );
  return used.map(([, helper]) => helper).join("\n");
}

const helpers = {
  // openapi-typescript's own takes no key that is not in every part of a union, `null` included: no base could be nullable.
  WithRequired:
    "type WithRequired<T, K extends PropertyKey> = NonNullable<T> & { [P in K & keyof NonNullable<T>]: Required<NonNullable<T>>[P] };\n",
  // TypeScript's `Omit` forgets the known properties beside an index signature, and those that not all parts of a union have.
  Without: "type Without<T, K extends PropertyKey> = { [P in keyof T as P extends K ? never : P]: T[P] };\n",
};

function isHelper(node: ts.Node): boolean {
  return ts.isTypeAliasDeclaration(node) && node.name.text === "WithRequired";
}
