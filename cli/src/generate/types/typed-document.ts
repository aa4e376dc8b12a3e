/**
 * The copy of a document that openapi-typescript sees.
 *
 * What it would drop, trip over or let through is mended here, so that its output needs no mending: parameters are merged,
 * operations are keyed by the names of their functions, schemas are split, prose is harmless.
 */
import { isObject, mapValues, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { isFixedMethod } from "../../document/methods.ts";
import { parseLocalRef } from "../../document/pointer.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { type Constants, fixedValueOf } from "../../model/fixed-values.ts";
import type { ListedOperation } from "../../model/list-operations.ts";
import { mergeParameters } from "../../model/resolve-parameters.ts";
import { noMemo, type Memo } from "../memo.ts";
import { datedSchema } from "./dated-schema.ts";
import type { Mark } from "./discriminators.ts";
import { startHoisting, type Hoisting } from "./hoist-schemas.ts";
import { markSchemas } from "./mark-schemas.ts";
import { mendResponses } from "./mend-responses.ts";
import { mendSchema } from "./mend-keyword.ts";
import { viewSchema, type ViewContext } from "./schema-view.ts";
import { viewPart, type PartContext } from "./view-part.ts";
import type { SchemaSplit, View } from "../../model/split-schemas.ts";
import { asOptional } from "./optional-path.ts";
import { knownRoute } from "./unusual-methods.ts";
import { withoutNull } from "./without-null.ts";
import { asQueryParameter } from "./whole-query.ts";

/** Makes the copy. The document itself is left alone. */
export function toTypedDocument(
  root: Json,
  operations: readonly ListedOperation[],
  split: SchemaSplit,
  constants: Constants = {},
  memo: Memo = noMemo,
): JsonObject {
  const schemas = Object.keys(objectAt(objectAt(root, "components"), "schemas"));
  const marks: Mark[] = [];
  const hoisting = startHoisting(root, [...schemas, ...split.inputs.values()]);
  const context: Context = {
    ...{ root, split, constants, memo, ...hoisting },
    settings: [
      valueAt(root, "openapi"),
      memo.share("inputs", Object.fromEntries(split.inputs)),
      memo.share("constants", { ...constants }),
    ],
    mark: (mark) => marks.push(mark),
    looksAround: () => undefined,
  };
  const typed = {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: typedPaths(context, operations),
    ...(valueAt(root, "webhooks") === undefined
      ? {}
      : { webhooks: typedWebhooks(context, objectAt(root, "webhooks")) }),
    components: typedComponents(context, objectAt(root, "components")),
  };
  return {
    ...typed,
    components: {
      ...typed.components,
      schemas: markSchemas(withHoisted(context, objectAt(typed.components, "schemas")), marks),
    },
  };
}

interface Context extends PartContext, Hoisting, Omit<ViewContext, "view"> {
  readonly constants: Constants;
}

/** Once everything else is written, nothing but hoisted schemas can hoist more. */
function withHoisted(context: Context, schemas: JsonObject): JsonObject {
  const hoisted: [string, Json][] = [];
  for (let next = context.take(); next !== undefined; next = context.take()) {
    hoisted.push([next.name, viewSchema({ ...context, view: next.view }, mendSchema(next.schema))]);
  }
  return { ...schemas, ...Object.fromEntries(hoisted) };
}

/** The components that have types. */
const typedKinds: ReadonlySet<string> = new Set(["schemas", "responses", "parameters", "requestBodies", "headers"]);

/** What stands at the end of a reference that leads to none of these: such an answer or body is written where it is used. */
function inlined(context: Context, node: Json): Json {
  const path = parseLocalRef(stringAt(node, "$ref") ?? "#") ?? [];
  if (path.length === 0 || (path.length === 3 && path[0] === "components" && typedKinds.has(path[1] ?? "")))
    return node;
  return resolveRef(context.root, node, [])?.value ?? node;
}

function viewObject(context: Context, node: JsonObject, side: View): JsonObject {
  const viewed = viewSchema({ ...context, view: side }, node);
  return isObject(viewed) ? viewed : {};
}

/** A map's keys are names, so its values are viewed one by one. */
function viewMap(context: Context, map: JsonObject, side: View): JsonObject {
  return mapValues(map, (value) =>
    viewSchema({ ...context, view: side }, inlined(context, isObject(value) ? value : {})),
  );
}

/** Components of one kind; openapi-typescript takes one that refers to another for an empty one. */
function viewComponents(context: Context, kind: string, side: View): JsonObject {
  return mapValues(objectAt(objectAt(context.root, "components"), kind), (node, name) =>
    viewPart(context, `${kind} ${name}`, [node], (own) => {
      const value = resolveRef(own.root, node, [])?.value ?? {};
      return viewSchema({ ...own, view: side }, inlined(own, value));
    }),
  );
}

function typedPaths(context: Context, operations: readonly ListedOperation[]): JsonObject {
  const paths = new Map<string, [string, Json][]>();
  for (const operation of operations) {
    const { path, method } = knownRoute(operation.method, operation.path);
    const entries = paths.get(path) ?? [];
    const { value, parameters, name, hasBody } = operation;
    const given = [value, name, hasBody, ...parameters];
    const typed = viewPart(context, `${operation.method} ${operation.path}`, given, (own) =>
      typedOperation(own, operation),
    );
    entries.push([method, typed]);
    paths.set(path, entries);
  }
  return Object.fromEntries([...paths].map(([path, entries]) => [path, Object.fromEntries(entries)]));
}

function typedOperation(context: Context, operation: ListedOperation): JsonObject {
  const { value, name, hasBody } = operation;
  const parameters = operation.parameters.flatMap((parameter) => {
    const fixed = fixedValueOf(context.root, parameter, context.constants);
    if (fixed?.isConstant === true) return [];
    return [typedParameter(context, fixed === undefined ? parameter : optionalParameter(parameter))];
  });
  const body = hasBody ? valueAt(value, "requestBody") : undefined;
  return {
    ...viewObject(context, headOf(value), "input"),
    operationId: name,
    parameters,
    ...(body === undefined ? {} : { requestBody: viewSchema({ ...context, view: "input" }, inlined(context, body)) }),
    responses: viewMap(context, mendResponses(context.root, objectAt(value, "responses")), "output"),
  };
}

/** A parameter that a call may leave out. */
function optionalParameter(parameter: JsonObject): JsonObject {
  const name = stringAt(parameter, "name") ?? "";
  return { ...parameter, required: false, ...(stringAt(parameter, "in") === "path" && { name: asOptional(name) }) };
}

/** A parameter described by `content` has the type of that content. */
function typedParameter(context: Context, parameter: JsonObject, side: View = "input"): JsonObject {
  const [media] = Object.values(objectAt(parameter, "content"));
  // Without a schema openapi-typescript says `string`, which content need not be.
  const declared = valueAt(parameter, "schema") ?? valueAt(media, "schema") ?? (media === undefined ? undefined : {});
  const isPlainPath = stringAt(parameter, "in") === "path" && media === undefined;
  const schema = isPlainPath && declared !== undefined ? withoutNull(context.root, declared) : declared;
  const { content: _content, ...rest } = parameter;
  const shown = shownFacts(parameter, {
    ...resolveRef(context.root, schema, [])?.value,
    ...(isObject(schema) ? schema : {}),
  });
  const place = stringAt(parameter, "in") === "querystring" ? asQueryParameter : {};
  const seen = schema === undefined || side === "output" ? schema : datedSchema(context.root, schema);
  return viewObject(context, { ...rest, ...shown, ...place, ...(seen === undefined ? {} : { schema: seen }) }, side);
}

/** What stands in a parameter's schema and is worth showing where the parameter is written. */
function shownFacts(parameter: JsonObject, schema: JsonObject): JsonObject {
  const description = stringAt(parameter, "description") ?? stringAt(schema, "description");
  const fallback = shownDefault(valueAt(schema, "default"));
  return {
    ...(description === undefined ? {} : { description }),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(valueAt(schema, "deprecated") === true ? { deprecated: true } : {}),
  };
}

function shownDefault(value: Json | undefined): Json | undefined {
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  return isOneLine(text) ? text : undefined;
}

/** A second line could begin a tag of its own. */
function isOneLine(value: Json | undefined): value is string {
  return typeof value === "string" && /^[^\n\r\u2028\u2029]+$/.test(value);
}

/** A webhook's request comes to us, and its answer goes out. */
function typedWebhooks(context: Context, webhooks: JsonObject): JsonObject {
  return mapValues(webhooks, (listed, name) =>
    viewPart(context, `webhooks ${name}`, [listed], (own) => typedWebhookItem(own, listed)),
  );
}

function typedWebhookItem(context: Context, listed: Json): JsonObject {
  const item = resolveRef(context.root, listed, [])?.value ?? {};
  const operations = Object.entries(item).flatMap(([method, value]): [string, Json][] =>
    isFixedMethod(method) && isObject(value) ? [[method, typedWebhook(context, item, value)]] : [],
  );
  return Object.fromEntries(operations);
}

function typedWebhook(context: Context, item: JsonObject, value: JsonObject): JsonObject {
  const parameters = mergeParameters(context.root, "", item, value);
  const body = valueAt(value, "requestBody");
  return {
    ...viewObject(context, headOf(value), "output"),
    parameters: parameters.map((parameter) => typedParameter(context, parameter, "output")),
    ...(isObject(body) ? { requestBody: viewSchema({ ...context, view: "output" }, inlined(context, body)) } : {}),
    responses: viewMap(context, objectAt(value, "responses"), "input"),
  };
}

function typedComponents(context: Context, components: JsonObject): JsonObject {
  const schemas = Object.entries(objectAt(components, "schemas")).flatMap(([name, schema]): [string, Json][] => {
    const input = context.split.inputs.get(name);
    const output: [string, Json] = [name, viewComponent(context, name, schema, "output")];
    return input === undefined ? [output] : [output, [input, viewComponent(context, name, schema, "input")]];
  });
  return {
    schemas: Object.fromEntries(schemas),
    responses: viewComponents(context, "responses", "output"),
    parameters: mapValues(objectAt(components, "parameters"), (parameter, name) =>
      viewPart(context, `parameters ${name}`, [parameter], (own) =>
        typedParameter(own, resolveRef(own.root, parameter, [])?.value ?? {}),
      ),
    ),
    requestBodies: viewComponents(context, "requestBodies", "input"),
    headers: viewComponents(context, "headers", "output"),
  };
}

function viewComponent(context: Context, name: string, schema: Json, view: View): Json {
  return viewPart(context, `schemas ${view} ${name}`, [schema], (own) =>
    viewSchema({ ...own, view }, mendSchema(schema), true),
  );
}

const headKeys = ["summary", "description", "deprecated"] as const;

function headOf(operation: JsonObject): JsonObject {
  const entries = headKeys.map((key) => [key, valueAt(operation, key)] as const);
  return Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
