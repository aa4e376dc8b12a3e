/** Each operation, and what it requires (OpenAPI 3.1, section 4.8.30). */
import type { PageRule } from "latchkey/generated/operation";
import {
  booleanAt,
  isList,
  isObject,
  listAt,
  objectAt,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { routeOf } from "../document/methods.ts";
import type { ListedOperation, OperationList } from "../model/list-operations.ts";
import type { ModelOptions } from "../model/model-options.ts";
import { untagged } from "../model/names/name-files.ts";
import { resolveSecurity, type Security } from "../model/resolve-security.ts";
import type { SpecModel } from "../model/spec-model.ts";
import type { Access, InspectedOperation } from "./inspection.ts";
import { originsOf } from "./origin.ts";

/** An operation in its document, whether it can be called or not. */
interface Found {
  readonly method: string;
  readonly path: string;
  readonly item: JsonObject;
  readonly value: JsonObject;
  readonly name?: string;
  readonly nameBy?: ListedOperation["nameBy"];
  readonly notCallable?: string;
  readonly pages?: PageRule | undefined;
}

/** All operations that the configuration leaves in. */
export function inspectOperations(
  root: Json,
  list: OperationList,
  model: SpecModel,
  options: ModelOptions,
): InspectedOperation[] {
  const callable = list.operations.map(({ method, path, item, value, name, nameBy }, index) => ({
    method,
    path,
    item,
    value,
    name,
    nameBy,
    pages: model.operations[index]?.pages,
  }));
  const skipped = list.skipped.flatMap(({ route, reason }) => findOperation(root, route, reason));
  return [...callable, ...skipped].map((found) => inspectOperation(root, found, model, options));
}

function inspectOperation(root: Json, found: Found, model: SpecModel, options: ModelOptions): InspectedOperation {
  const { value, item, name, notCallable } = found;
  const route = routeOf(found);
  const security = resolveSecurity(root, value, options.security);
  const [tag] = listAt(value, "tags");
  return {
    route,
    method: found.method.toUpperCase(),
    path: found.path,
    tag: typeof tag === "string" ? tag : untagged,
    operationId: stringAt(value, "operationId"),
    name,
    nameBy: found.nameBy ?? "document",
    notCallable,
    summary: stringAt(value, "summary") ?? stringAt(item, "summary"),
    deprecated: booleanAt(value, "deprecated") === true,
    access: accessOf(security),
    alternatives: security.alternatives,
    securityBy: whoStates(root, value, options),
    origins: security.alternatives.length === 0 ? [] : originsOf(item, value, model.servers),
    pages: found.pages,
  };
}

/** Operations without an endpoint are known by their route only. */
function findOperation(root: Json, route: string, notCallable: string): Found[] {
  const space = route.indexOf(" ");
  const path = route.slice(space + 1);
  const item = resolveRef(root, valueAt(objectAt(root, "paths"), path), [])?.value ?? {};
  return [...Object.entries(item), ...Object.entries(objectAt(item, "additionalOperations"))]
    .filter(([method]) => method.toUpperCase() === route.slice(0, space))
    .map(([method, value]) => ({ method, path, item, value: isObject(value) ? value : {}, notCallable }));
}

function accessOf({ alternatives, optional }: Security): Access {
  if (alternatives.length === 0) return "open";
  return optional ? "optional" : "locked";
}

function whoStates(root: Json, operation: Json, { security }: ModelOptions): InspectedOperation["securityBy"] {
  if (isList(valueAt(operation, "security"))) return "operation";
  if (isList(valueAt(root, "security"))) return "document";
  return security === undefined ? "nobody" : "configuration";
}
