/** Where an operation's answers lead (OpenAPI 3.1, section 4.8.20). */
import { objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { parseLocalRef } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { routeOf } from "../document/methods.ts";
import type { ListedOperation } from "./list-operations.ts";
import type { LinkModel } from "./spec-model.ts";

/** The links of the declared answers; what nobody can call is named in the document's own words. */
export function resolveLinks(root: Json, operation: Json, names: OperationLookup): LinkModel[] {
  return Object.entries(objectAt(operation, "responses")).flatMap(([status, response]) => {
    const links = objectAt(resolveRef(root, response, [])?.value, "links");
    return Object.values(links).flatMap((listed) => {
      const link = resolveRef(root, listed, [])?.value;
      const target = link && targetOf(link, names);
      return link === undefined || target === undefined ? [] : [toLink(status, target, link)];
    });
  });
}

/** The names of functions by what links call their operations. */
export interface OperationLookup {
  readonly byId: ReadonlyMap<string, string>;
  /** By `get /feed/{id}`, the keys of the Path Item Object and of the Paths Object. */
  readonly byKeys: ReadonlyMap<string, string>;
  /** What the document calls itself. */
  readonly self: string | undefined;
}

/** What links of a document can lead to. */
export function lookUpOperations(root: Json, operations: readonly ListedOperation[]): OperationLookup {
  return {
    byId: new Map(
      operations.flatMap(({ operationId, name }) => (operationId === undefined ? [] : [[operationId, name]])),
    ),
    byKeys: new Map(operations.map(({ method, path, name }) => [`${method} ${path}`, name])),
    self: stringAt(root, "$self"),
  };
}

function targetOf(link: JsonObject, { byId, byKeys, self }: OperationLookup): string | undefined {
  const id = stringAt(link, "operationId");
  if (id !== undefined) return byId.get(id) ?? id;
  const ref = stringAt(link, "operationRef");
  if (ref === undefined) return undefined;
  const isOwn = self !== undefined && ref.startsWith(`${self}#`);
  const keys = parseLocalRef(isOwn ? ref.slice(self.length) : ref) ?? [];
  const [place, path, method] = keys.filter((key, index) => index !== 2 || key !== "additionalOperations");
  if (place !== "paths" || path === undefined || method === undefined) return ref;
  return byKeys.get(`${method} ${path}`) ?? routeOf({ method, path });
}

function toLink(status: string, target: string, link: JsonObject): LinkModel {
  const parameters = Object.entries(objectAt(link, "parameters"));
  const body = valueAt(link, "requestBody");
  return {
    status,
    target,
    values: [...parameters, ...(body === undefined ? [] : [["body", body] as const])],
    description: stringAt(link, "description"),
  };
}
