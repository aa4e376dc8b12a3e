/** The types of a document, by openapi-typescript. */
import {
  astToString,
  scanDiscriminators,
  stringToAST,
  transformSchema,
  type GlobalContext,
  type OpenAPI3,
} from "openapi-typescript";
import ts from "typescript";
import type { Json } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { escapeUnseen } from "../text/escape.ts";
import { aliasRecursion } from "./alias-recursion.ts";
import { maskPercent, unmaskPercent } from "./mask-percent.ts";
import { schemaType } from "./schema-type.ts";
import { dropUnusualPaths } from "./unusual-methods.ts";
import { liftWholeQueries } from "./whole-query.ts";

/**
 * Writes `schema.ts` without its first line.
 *
 * The document is the copy that `toTypedDocument` makes. It is already checked and has no references to other files, so
 * openapi-typescript's transform runs by itself: its own entry would parse, lint and bundle everything once more.
 */
export function emitTypes(document: Json): string {
  const masked = maskPercent(document);
  // The shape was checked as far as the transform relies on it. Masking made a copy: the discriminators' scan writes into it.
  const schema = masked as unknown as OpenAPI3;
  const declarations = transformSchema(schema, contextOf(schema, masked)).map(mendHelper);
  const text = astToString(aliasRecursion(liftWholeQueries(dropUnusualPaths(declarations))));
  return escapeUnseen(unmaskPercent(text));
}

/**
 * openapi-typescript's own helper type takes no key that is not in every part of a union, `null` included, and so does not
 * compile where a base is nullable.
 */
const withRequired =
  "type WithRequired<T, K extends PropertyKey> = NonNullable<T> & { [P in K & keyof NonNullable<T>]-?: NonNullable<T>[P] };";

function mendHelper(node: ts.Node): ts.Node {
  const isHelper = ts.isTypeAliasDeclaration(node) && node.name.text === "WithRequired";
  // The declarations promise nothing about what is in the list.
  return isHelper ? (stringToAST(withRequired)[0] as ts.Node) : node;
}

function contextOf(schema: OpenAPI3, document: Json): GlobalContext {
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
    transform: schemaType,
    transformProperty: undefined,
    // The caller's type parameter is its own word for what stands there.
    resolve: <T>(ref: string) => resolveRef(document, { $ref: ref }, [])?.value as T | undefined,
  };
  // The configuration of the linter, which no transform reads.
  return context as GlobalContext;
}
