/**
 * The one door to openapi-typescript, which writes the types of schemas, paths and operations.
 *
 * docs/maintaining/openapi-typescript.md names what is done to a document before it, and to its output behind it.
 */
import { createRequire } from "node:module";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import type { Json, JsonObject } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import type { ts } from "./typescript.ts";

export type { SchemaObject, TransformNodeOptions } from "openapi-typescript";

// Only its transforms, and by `require` like TypeScript: its index loads a linter that nothing here needs.
const require = createRequire(import.meta.url);
const transformSchema: Library["transformSchema"] = require("openapi-typescript/dist/transform/index.cjs");
const schemaObject: SchemaObjectModule = require("openapi-typescript/dist/transform/schema-object.cjs");

type Library = typeof import("openapi-typescript");
type SchemaObjectModule = { readonly default: Library["transformSchemaObject"] };

/** The type of one schema. */
export const transformSchemaObject: Library["transformSchemaObject"] = schemaObject.default;

/** Writes the type of a schema in its place, or nothing. */
export type SchemaTransform = NonNullable<GlobalContext["transform"]>;

/** What a reference leads to, behind all others. */
export type Resolve = (ref: string) => JsonObject | undefined;

/** The declarations of the types of a document, or of a part that refers to the rest of one; discriminators say nothing. */
export function transformDocument(
  document: Json,
  transform: SchemaTransform,
  resolve: Resolve = (ref) => resolveRef(document, { $ref: ref }, [])?.value,
): ts.Node[] {
  // The shape was checked as far as the transform relies on it.
  const schema = document as unknown as OpenAPI3;
  return transformSchema(schema, contextOf(transform, resolve));
}

/**
 * The transform of a schema, which forgets where the schema stands.
 *
 * The way there is for discriminators and names of enums, which we have none of, and for messages of faults that are mended before. It
 * would be put together from the root, and parsed, for each property: a quarter of all that openapi-typescript does.
 */
function withoutPath(transform: SchemaTransform): SchemaTransform {
  return (schema, options) => {
    options.path = "";
    return transform(schema, options);
  };
}

function contextOf(transform: SchemaTransform, resolve: Resolve): GlobalContext {
  const context: Omit<GlobalContext, "redoc"> = {
    immutable: false,
    silent: true,
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    // Otherwise a `default` would make a property of a request required.
    defaultNonNullable: false,
    dedupeEnums: false,
    // Ours are in the document, as enums of the properties.
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    transform: withoutPath(transform),
    transformProperty: undefined,
    // The caller's type parameter is its own word for what stands there.
    resolve: <T>(ref: string) => resolve(ref) as T | undefined,
  };
  // The configuration of the linter, which no transform reads.
  return context as GlobalContext;
}
