/** From a checked document to the model. */
import { booleanAt, isObject, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import type { SpecDocument } from "../document/parse-document.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import type { SchemaSplit } from "./split-schemas.ts";
import type { ModelOptions } from "./model-options.ts";
import { collectNotices } from "./collect-notices.ts";
import type { ListedOperation, OperationList } from "./list-operations.ts";
import { sentMethod } from "../document/methods.ts";
import { nameFiles, untagged } from "./names/name-files.ts";
import { isSameName } from "./names/identifier.ts";
import { nameSchemas } from "./names/name-schemas.ts";
import { resolveBody, type SchemaNamer } from "./resolve-body.ts";
import { toParameterModels, toQuerystringModel } from "./resolve-parameters.ts";
import { lookUpOperations, resolveLinks } from "./resolve-links.ts";
import { resolveIdempotencyKey } from "./resolve-idempotency-key.ts";
import { resolvePages } from "./pages/resolve-pages.ts";
import { resolveCommonError } from "./resolve-common-error.ts";
import { resolveResponses } from "./resolve-responses.ts";
import { resolveSchemes, undefinedScheme } from "./resolve-schemes.ts";
import { resolveSecurity } from "./resolve-security.ts";
import { resolveServers } from "./resolve-servers.ts";
import { resolveSessions } from "./resolve-sessions.ts";
import type { OperationDocs, OperationModel, SchemaModel, SchemeModel, SpecModel } from "./spec-model.ts";

/** Resolves, names and orders everything. Throws a `SpecError` for wiring that leads to nothing. */
export function buildModel(
  document: SpecDocument,
  list: OperationList,
  split: SchemaSplit,
  options: ModelOptions,
): SpecModel {
  const { root } = document;
  const { operations: listed } = list;
  const schemas = toSchemas(root, split);
  const operations = toOperations(document, listed, split, schemas, options);
  const schemes = allSchemes(resolveSchemes(root, options.schemes), operations);
  const wirable = operations.map((model, index) => ({ model, ...wirableFacts(listed[index]) }));
  const sessions = resolveSessions({ document, operations: wirable, schemes: schemes.all }, options.session);
  return {
    title: stringAt(objectAt(root, "info"), "title")?.trim() || "Untitled",
    version: stringAt(objectAt(root, "info"), "version") ?? "",
    source: document.source.name,
    servers: resolveServers(root),
    schemes: schemes.all,
    operations,
    schemas,
    errors: schemas.find(({ key }) => key === options.errors)?.name,
    sessions,
    notices: collectNotices({
      root,
      ...list,
      listed,
      parameters: operations.map(({ parameters }) => parameters),
      schemes: schemes.all,
      undefinedSchemes: schemes.missing,
      hasSession: sessions.length > 0,
    }),
  };
}

function wirableFacts(listed: ListedOperation | undefined): { operationId: string | undefined; value: JsonObject } {
  return { operationId: listed?.operationId, value: listed?.value ?? {} };
}

function toOperations(
  document: SpecDocument,
  listed: readonly ListedOperation[],
  split: SchemaSplit,
  schemas: readonly SchemaModel[],
  options: ModelOptions,
): OperationModel[] {
  const { root } = document;
  const names = new Map(schemas.map((schema) => [schema.key, schema.name]));
  const lookup = lookUpOperations(root, listed);
  const pages = resolvePages(document, listed, options);
  const files = nameFiles(listed.map(({ tag }) => tag));
  const inputName: SchemaNamer = (component) => names.get(split.inputs.get(component) ?? component);
  const outputName: SchemaNamer = (component) => names.get(component);
  return listed.map((operation) => {
    const security = resolveSecurity(root, operation.value, options.security);
    const responses = resolveResponses(root, operation.value, outputName);
    return {
      name: operation.name,
      method: sentMethod(operation.method),
      path: operation.path,
      file: files.get(operation.tag) ?? untagged,
      docs: { ...docsOf(operation), links: resolveLinks(root, operation.value, lookup) },
      security: security.alternatives,
      optionalSecurity: security.optional,
      parameters: toParameterModels(root, operation.parameters, options.params),
      querystring: toQuerystringModel(root, operation.parameters),
      body: operation.hasBody ? resolveBody(root, operation.value, inputName) : undefined,
      responses,
      commonError: resolveCommonError(root, operation.value, responses, outputName),
      idempotencyKey: resolveIdempotencyKey(document, operation),
      server: [...resolveServers(operation.value), ...resolveServers(operation.item)][0],
      pages: pages.get(operation),
    };
  });
}

function docsOf({ value, item }: ListedOperation): Omit<OperationDocs, "links"> {
  const link = valueAt(value, "externalDocs");
  const url = stringAt(link, "url");
  return {
    summary: stringAt(value, "summary") ?? stringAt(item, "summary"),
    description: stringAt(value, "description") ?? stringAt(item, "description"),
    deprecated: booleanAt(value, "deprecated") === true,
    link: url === undefined ? undefined : { url, title: stringAt(link, "description") },
  };
}

/** Each component, and behind a split one its input. */
function toSchemas(root: Json, split: SchemaSplit): SchemaModel[] {
  const components = objectAt(objectAt(root, "components"), "schemas");
  const keys = Object.keys(components).flatMap((key) => [
    key,
    ...(split.inputs.has(key) ? [split.inputs.get(key) ?? key] : []),
  ]);
  const origins = new Map([...split.inputs].map(([key, input]) => [input, key]));
  const names = nameSchemas(keys);
  return keys.map((key) => {
    const schema = resolveRef(root, components[origins.get(key) ?? key], [])?.value;
    return {
      key,
      name: names.get(key) ?? key,
      description: stringAt(schema, "description") ?? tellingTitle(schema, origins.get(key) ?? key),
      inputOf: origins.has(key) ? (names.get(origins.get(key) ?? "") ?? undefined) : undefined,
      deprecated: isObject(schema) && booleanAt(schema, "deprecated") === true,
    };
  });
}

/** A title, unless it is but the name once more, as pydantic and others write it. */
function tellingTitle(schema: Json | undefined, key: string): string | undefined {
  const title = stringAt(schema, "title");
  return title === undefined || isSameName(title, key) ? undefined : title;
}

function allSchemes(
  defined: readonly SchemeModel[],
  operations: readonly OperationModel[],
): { all: SchemeModel[]; missing: string[] } {
  const known = new Set(defined.map(({ name }) => name));
  const named = new Set(operations.flatMap(({ security }) => security.flatMap(Object.keys)));
  const missing = [...named].filter((name) => !known.has(name));
  return { all: [...defined, ...missing.map(undefinedScheme)], missing };
}
