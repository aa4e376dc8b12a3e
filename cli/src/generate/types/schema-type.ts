/** Schemas whose types are written by us, in the place of openapi-typescript. */
import { ts } from "./typescript.ts";
import { transformSchemaObject, type SchemaObject, type TransformNodeOptions } from "./openapi-typescript.ts";

const { factory } = ts;

// Noncharacters: no keyword is called so.

/** The key of a component's name and a property: the component without that property. */
export const without = "\uFDD3";
/** The key of a schema for any value but `undefined`, of a property of which only is known that it is there. */
export const present = "\uFDD4";
/** The key of a schema for an object that has no property and takes none. */
export const empty = "\uFDD5";
/** The key of a schema for a `Date`. */
export const date = "\uFDD6";

/** The type of a binary, a tuple or a schema of ours; nothing for all others. */
export function schemaType(schema: SchemaObject, options: TransformNodeOptions): ts.TypeNode | undefined {
  // A boolean is a schema too, whatever the type says.
  const ours = typeof schema === "object" ? ownType(schema) : undefined;
  if (ours !== undefined) return ours;
  const type = isBinary(schema) ? factory.createTypeReferenceNode("Blob") : tupleType(schema, options);
  return type === undefined ? type : orNull(schema, type);
}

function orNull(schema: SchemaObject, type: ts.TypeNode): ts.TypeNode {
  if (!isNullable(schema)) return type;
  return factory.createUnionTypeNode([type, factory.createLiteralTypeNode(factory.createNull())]);
}

function ownType(schema: SchemaObject): ts.TypeNode | undefined {
  if (without in schema) return withoutType(schema[without]);
  if (date in schema) return factory.createTypeReferenceNode("Date");
  if (empty in schema) return orNull(schema, emptyObject());
  if (!(present in schema)) return undefined;
  const nothing = factory.createLiteralTypeNode(factory.createNull());
  return factory.createUnionTypeNode([anyValue(), nothing]);
}

/** `NonNullable<unknown>`: linters refuse `{}`, which means the same. */
function anyValue(): ts.TypeNode {
  return factory.createTypeReferenceNode("NonNullable", [factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword)]);
}

/** `Record<string, never>`, to which `{}` fits and nothing else. */
function emptyObject(): ts.TypeNode {
  const keywords = [ts.SyntaxKind.StringKeyword, ts.SyntaxKind.NeverKeyword] as const;
  return factory.createTypeReferenceNode(
    "Record",
    keywords.map((kind) => factory.createKeywordTypeNode(kind)),
  );
}

/** `Without<components["schemas"]["Car"], "kind">`. */
function withoutType(names: unknown): ts.TypeNode | undefined {
  if (!Array.isArray(names)) return undefined;
  const [component, property] = names.map((name) =>
    factory.createLiteralTypeNode(factory.createStringLiteral(String(name))),
  );
  if (component === undefined || property === undefined) return undefined;
  const schemas = factory.createIndexedAccessTypeNode(
    factory.createTypeReferenceNode("components"),
    factory.createLiteralTypeNode(factory.createStringLiteral("schemas")),
  );
  return factory.createTypeReferenceNode("Without", [
    factory.createIndexedAccessTypeNode(schemas, component),
    property,
  ]);
}

const textual = /^(?:text\/|application\/(?:.+\+)?(?:json|xml|jwt))/;

/** OpenAPI 3.0 says `format: binary`; 3.1 a media type without an encoding (OpenAPI 3.1, section 4.8.14.2). */
function isBinary(schema: SchemaObject): boolean {
  if (!isOnly(schema, "string")) return false;
  if (schema.format === "binary") return true;
  const mediaType = "contentMediaType" in schema ? schema["contentMediaType"] : undefined;
  return typeof mediaType === "string" && !("contentEncoding" in schema) && !textual.test(mediaType);
}

/**
 * A list whose first items have schemas of their own (JSON Schema, section 10.3.1.1).
 *
 * They are there as far as `minItems` says so, and whatever `items` says follows them, unless it or `maxItems` allows nothing more.
 */
function tupleType(schema: SchemaObject, options: TransformNodeOptions): ts.TypeNode | undefined {
  if (!isOnly(schema, "array") || !("prefixItems" in schema)) return undefined;
  const { prefixItems, items, minItems, maxItems } = schema;
  if (!Array.isArray(prefixItems)) return undefined;
  const most = maxItems ?? Infinity;
  const least = minItems ?? 0;
  const types = prefixItems.slice(0, most).map((item) => transformSchemaObject(item, options));
  const first = types.map((type, index) => (index < least ? type : factory.createOptionalTypeNode(type)));
  if (isClosed(schema) || types.length >= most) return factory.createTupleTypeNode(first);
  const others =
    items === undefined || Array.isArray(items)
      ? factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword)
      : transformSchemaObject(items, options);
  const demanded = Array.from({ length: Math.min(Math.max(0, least - types.length), mostDemanded) }, () => others);
  return factory.createTupleTypeNode([
    ...first,
    ...demanded,
    factory.createRestTypeNode(factory.createArrayTypeNode(others)),
  ]);
}

/** So many items are written out one by one where `minItems` asks for more than `prefixItems` describes. */
const mostDemanded = 8;

/** Whether nothing may follow; a list in `items` is how a tuple was written before OpenAPI 3.1. JSON Schema has boolean schemas. */
function isClosed(schema: SchemaObject): boolean {
  const { items, unevaluatedItems }: { items?: unknown; unevaluatedItems?: unknown } = schema as object;
  return Array.isArray(items) || items === false || (items === undefined && unevaluatedItems === false);
}

function typesOf(schema: SchemaObject): readonly unknown[] {
  if (schema === null || typeof schema !== "object" || !("type" in schema)) return [];
  return Array.isArray(schema.type) ? schema.type : [schema.type];
}

/** Whether a value is of this type, or null. */
function isOnly(schema: SchemaObject, type: string): boolean {
  const types = typesOf(schema).filter((one) => one !== "null");
  return types.length === 1 && types[0] === type;
}

function isNullable(schema: SchemaObject): boolean {
  return typesOf(schema).includes("null") || ("nullable" in schema && schema.nullable);
}
