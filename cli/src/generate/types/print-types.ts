/** Declarations of types as text. */
import type { DeclaredName } from "./declared-names.ts";
import type { DeclaredSchema } from "./declare-types.ts";
import { mentions } from "./lift-schemas.ts";
import { unmaskPercent } from "./mask-percent.ts";
import { printInterface, printNode } from "./print-members.ts";
import { ts } from "./typescript.ts";

/** Declarations, and behind them the helper types that they use. */
export function printTypes(nodes: readonly ts.Node[]): string {
  const text = nodes.map((node) => (ts.isInterfaceDeclaration(node) ? printInterface(node) : printNode(node))).join("");
  return text + helpersOf(text, nodes);
}

/** The declarations of some component schemas as one file has them. */
export interface SchemaFile {
  /** Its imports, a line each. */
  readonly imports: string;
  readonly schemas: readonly SchemaText[];
  /** The helper types that they use. */
  readonly helper: string;
}

/** One declaration, without `export` and without a comment. */
export interface SchemaText extends DeclaredName {
  readonly key: string;
  readonly text: string;
}

/** The file of these schemas. */
export function printSchemas(schemas: readonly DeclaredSchema[], imports: string): SchemaFile {
  const texts = schemas.map(({ key, local, exported, node }) => ({
    key: unmaskPercent(key),
    local,
    exported,
    text: printNode(node),
  }));
  const nodes = schemas.map(({ node }) => node);
  return { imports, schemas: texts, helper: helpersOf(texts.map(({ text }) => text).join(""), nodes) };
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
