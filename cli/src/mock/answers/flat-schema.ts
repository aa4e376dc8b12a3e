/** A schema without references and compositions: one of the schemas that its values may have. */
import { isObject, listAt, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { componentName, resolveRef } from "../../document/resolve-ref.ts";
import { typesOf } from "../requests/schema-parts.ts";

/** Chooses among alternatives; the first, unless values are to differ. */
export type Choose = <T>(all: readonly T[]) => T | undefined;

/** A flat schema, and the references that were followed to it. */
export interface FlatSchema {
  readonly schema: JsonObject;
  readonly refs: readonly string[];
}

/** What holds for a whole value, and not for a part that is put together with others. */
const wholes: ReadonlySet<string> = new Set([
  "example",
  "examples",
  "default",
  "title",
  "description",
  "discriminator",
]);

/** The schema with what it refers to and is composed of put together; of alternatives one is chosen. */
export function flatSchema(root: Json, schema: Json, choose: Choose): FlatSchema {
  return flatten({ root, choose, met: new Set() }, schema);
}

interface Flattening {
  readonly root: Json;
  readonly choose: Choose;
  /** What is part of the whole already: it says nothing new where it is met again. */
  readonly met: Set<JsonObject>;
}

function flatten(work: Flattening, schema: Json): FlatSchema {
  const ref = stringAt(schema, "$ref");
  const resolved = resolveRef(work.root, schema, [])?.value;
  if (!isObject(schema) || resolved === undefined) return { schema: {}, refs: [] };
  const { $ref: _, ...beside } = schema;
  // Without a reference the schema is what is resolved.
  const base = work.met.has(resolved) ? {} : resolved;
  work.met.add(resolved);
  const own = ref === undefined ? base : { ...base, ...beside };
  const parts = listAt(own, "allOf").map((part) => flatten(work, part));
  const chosen = [...chosenOf(work, own, "oneOf"), ...chosenOf(work, own, "anyOf")];
  const { allOf: _all, oneOf: _one, anyOf: _any, ...rest } = own;
  const all = [...parts, ...chosen];
  const merged = all.length === 0 ? rest : merge([...all.map(({ schema: part }) => part), rest], all.length === 1);
  return { schema: merged, refs: [...(ref === undefined ? [] : [ref]), ...all.flatMap(({ refs }) => refs)] };
}

/** One alternative; the discriminator's property gets the value that means it. */
function chosenOf(work: Flattening, owner: JsonObject, key: "oneOf" | "anyOf"): FlatSchema[] {
  const { root, choose } = work;
  const all = listAt(owner, key);
  const some = all.filter((one) => !isNull(root, one));
  const one = choose(some.length > 0 ? some : all);
  if (one === undefined) return [];
  const flat = flatten(work, one);
  const discriminator = valueAt(owner, "discriminator");
  const property = stringAt(discriminator, "propertyName");
  const value = property === undefined ? undefined : discriminatingValue(discriminator, one);
  if (property === undefined || value === undefined) return [flat];
  const stated = resolveRef(root, objectAt(flat.schema, "properties")[property], [])?.value;
  // The schema's own word wins: the implied value is the schema's name.
  if (["const", "enum"].some((word) => valueAt(stated, word) !== undefined)) return [flat];
  const properties = { ...objectAt(flat.schema, "properties"), [property]: { type: "string", const: value } };
  return [{ ...flat, schema: { ...flat.schema, properties } }];
}

function discriminatingValue(discriminator: Json | undefined, alternative: Json): string | undefined {
  const ref = stringAt(alternative, "$ref");
  const name = componentName(alternative, "schemas");
  const mapped = Object.entries(objectAt(discriminator, "mapping")).find(([, to]) => to === ref || to === name);
  return mapped?.[0] ?? name;
}

function isNull(root: Json, schema: Json): boolean {
  const target = resolveRef(root, schema, [])?.value;
  return target !== undefined && typesOf(target).every((type) => type === "null") && typesOf(target).length > 0;
}

/** The later ones win; members and what is required add up. */
function merge(schemas: readonly JsonObject[], isWrapped: boolean): JsonObject {
  const result: Record<string, Json> = {};
  for (const [index, schema] of schemas.entries()) {
    for (const [key, value] of Object.entries(schema)) {
      if (wholes.has(key) && index < schemas.length - 1 && !isWrapped) continue;
      result[key] = combine(key, result[key], value);
    }
  }
  return result;
}

function combine(key: string, before: Json | undefined, value: Json): Json {
  if (before === undefined) return value;
  if (key === "properties" && isObject(before) && isObject(value)) return mergeMembers(before, value);
  if (key === "required") return [...new Set([...listAt({ before }, "before"), ...listAt({ value }, "value")])];
  if (key === "enum" && Array.isArray(before) && Array.isArray(value)) {
    const both = before.filter((item: Json) => value.includes(item));
    return both.length > 0 ? both : value;
  }
  return value;
}

/** A member that several parts describe has to fit all of them. */
function mergeMembers(before: JsonObject, value: JsonObject): JsonObject {
  const shared = Object.keys(value).filter((name) => Object.hasOwn(before, name));
  const both = shared.map((name) => [name, { allOf: [before[name] ?? true, value[name] ?? true] }] as const);
  return { ...before, ...value, ...Object.fromEntries(both) };
}
