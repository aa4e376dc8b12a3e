/** What an operation's declared errors have in common, for the statuses of which its document says nothing. */
import { listAt, objectAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { componentName, resolveRef } from "../document/resolve-ref.ts";
import type { SchemaNamer } from "./resolve-body.ts";
import type { CommonError, ResponseModel } from "./spec-model.ts";

/**
 * One schema that all of them are or extend, else any of them, if there is at least a property that all of them have.
 *
 * A validation error (422) by itself says nothing of others: it lists what is wrong with the fields of a request.
 */
export function resolveCommonError(
  root: Json,
  operation: Json,
  responses: readonly ResponseModel[],
  schemaName: SchemaNamer,
): CommonError | undefined {
  const errors = responses.filter(({ status, media }) => isError(status) && media.length > 0);
  const [first, ...others] = errors;
  if (first === undefined || (others.length === 0 && first.status === "422")) return undefined;
  const statuses = errors.map(({ status }) => status);
  const kinds = new Set(errors.map(({ media }) => media[0]?.kind));
  if (others.length === 0 || kinds.size > 1 || !kinds.has("json")) return kinds.size > 1 ? undefined : { statuses };
  const schemas = errors.map((response) => schemaOf(root, operation, response));
  const [bases = [], ...otherBases] = schemas.map((schema) => basesOf(root, schema));
  const base = bases.find((name) => otherBases.every((names) => names.includes(name)));
  const name = base === undefined ? undefined : schemaName(base);
  if (name !== undefined) return { schema: name };
  const [members = [], ...otherMembers] = schemas.map((schema) => membersOf(root, schema));
  return members.some((member) => otherMembers.every((names) => names.includes(member))) ? { statuses } : undefined;
}

/** Whether a status is an error; `default` stands for all errors, and a redirection is none. */
function isError(status: string): boolean {
  return /^[45]|^default$/.test(status);
}

function schemaOf(root: Json, operation: Json, { status, media }: ResponseModel): Json {
  const response = resolveRef(root, valueAt(objectAt(operation, "responses"), status), [])?.value;
  return valueAt(valueAt(objectAt(response, "content"), media[0]?.type ?? ""), "schema") ?? {};
}

/** A schema that another one is or extends. */
interface Part {
  /** Its name, where it is referred to as a component. */
  readonly name: string | undefined;
  readonly value: JsonObject | undefined;
}

/** A schema and what it extends (`allOf`), from the outside in; each is opened once, however many extend it, and itself among them. */
function partsOf(root: Json, schema: Json): Part[] {
  const found: Part[] = [];
  const opened = new Set<JsonObject>();
  const open = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const value = resolveRef(root, next, [])?.value;
    found.push({ name: componentName(next, "schemas"), value });
    if (value === undefined || opened.has(value)) continue;
    opened.add(value);
    for (const part of listAt(value, "allOf").toReversed()) open.push(part);
  }
  return found;
}

/** The components that a schema is, by reference, and then those that it extends. */
function basesOf(root: Json, schema: Json): string[] {
  return [...new Set(partsOf(root, schema).flatMap(({ name }) => name ?? []))];
}

/** The properties that a schema and what it extends describe. */
function membersOf(root: Json, schema: Json): string[] {
  return partsOf(root, schema).flatMap(({ value }) => Object.keys(objectAt(value, "properties")));
}
