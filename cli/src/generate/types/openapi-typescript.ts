/**
 * The one door to openapi-typescript, which writes the types of schemas, paths and operations.
 *
 * docs/maintaining/openapi-typescript.md names what is done to a document before it, and to its output behind it.
 */
import { scanDiscriminators, transformSchema, type GlobalContext, type OpenAPI3 } from "openapi-typescript";
import type ts from "typescript";
import type { Json } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";

export { astToString, transformSchemaObject, type SchemaObject, type TransformNodeOptions } from "openapi-typescript";

/** Writes the type of a schema in its place, or nothing. */
export type SchemaTransform = NonNullable<GlobalContext["transform"]>;

/** The declarations of a document's types. The document is changed: it has to be a copy. */
export function transformDocument(document: Json, transform: SchemaTransform): ts.Node[] {
  // The shape was checked as far as the transform relies on it.
  const schema = document as unknown as OpenAPI3;
  return transformSchema(schema, contextOf(schema, document, transform));
}

function contextOf(schema: OpenAPI3, document: Json, transform: SchemaTransform): GlobalContext {
  const off = { immutable: false, silent: true };
  const context: Omit<GlobalContext, "redoc"> = {
    ...off,
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    // Otherwise a `default` would make a property of a request required.
    defaultNonNullable: false,
    dedupeEnums: false,
    discriminators: scanDiscriminators(schema, off),
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
    transform,
    transformProperty: undefined,
    // The caller's type parameter is its own word for what stands there.
    resolve: <T>(ref: string) => resolveRef(document, { $ref: ref }, [])?.value as T | undefined,
  };
  // The configuration of the linter, which no transform reads.
  return context as GlobalContext;
}
