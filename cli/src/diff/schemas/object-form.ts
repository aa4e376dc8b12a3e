/** Objects and lists, as the forms of a schema have them. */
import { isList, isObject, listAt, objectAt, valueAt, type Json } from "../../document/json.ts";
import { componentName } from "../../document/resolve-ref.ts";
import { isHidden, type View } from "../../model/split-schemas.ts";
import type { ListForm, ObjectForm, Property } from "./form.ts";
import type { Limits } from "./limits.ts";
import { partsOf, placesAt, type Place, type Schema, type SchemaPart } from "./place.ts";
import { choiceOf } from "./value-types.ts";

/** The property that tells alternatives apart, and what its values stand for. */
export interface Tagging {
  readonly property: string;
  readonly mapping: Json;
}

/** A schema with all that holds for its values. */
export interface Description {
  readonly schema: Schema;
  readonly parts: readonly SchemaPart[];
  readonly tagging: Tagging | undefined;
  /** Where what is said of it begins. */
  readonly path: Place["path"];
}

/** An object, by all that is said of it. */
export function objectForm(
  { root, view }: { readonly root: Json; readonly view: View },
  { schema, parts, tagging, path }: Description,
  limits: Limits,
): ObjectForm {
  const required = new Set(parts.flatMap(({ value }) => listAt(value, "required")));
  const described = new Map<string, Place[]>();
  for (const { value, path: at } of parts) {
    for (const [name, property] of Object.entries(objectAt(value, "properties"))) {
      const place = { value: property, path: [...at, "properties", name] };
      described.set(name, [...(described.get(name) ?? []), place]);
    }
  }
  for (const name of required)
    if (typeof name === "string" && !described.has(name)) described.set(name, [{ value: {}, path }]);
  const properties = new Map<string, Property>();
  for (const [name, places] of described) {
    if (places.some(({ value }) => isHidden(root, value, view))) continue;
    properties.set(name, { schema: places, required: required.has(name) });
  }
  const [first] = schema;
  const name = first === undefined ? undefined : componentName(first.value, "schemas");
  return {
    name,
    path,
    schema,
    properties,
    extras: extrasOf(parts, properties.size),
    tag: tagOf(root, tagging, name, described),
    limits,
  };
}

/** An object of which nothing is known takes anything. */
function extrasOf(parts: readonly SchemaPart[], known: number): ObjectForm["extras"] {
  const stated = parts.flatMap((part): Place[] => {
    const value = valueAt(part.value, "additionalProperties");
    return value === undefined ? [] : [{ value, path: [...part.path, "additionalProperties"] }];
  });
  if (stated.some(({ value }) => value === false)) return "closed";
  if (stated.length > 0) return stated;
  return known === 0 ? [{ value: true, path: parts.at(-1)?.path ?? [] }] : undefined;
}

/** What a schema says of the property itself wins over what the discriminator implies. */
function tagOf(
  root: Json,
  tagging: Tagging | undefined,
  name: string | undefined,
  described: ReadonlyMap<string, readonly Place[]>,
): ObjectForm["tag"] {
  if (tagging === undefined) return undefined;
  const { property, mapping } = tagging;
  const stated = choiceOf(partsOf(root, described.get(property) ?? []) ?? []);
  if (stated !== undefined) return { property, values: [...stated] };
  const entries = Object.entries(isObject(mapping) ? mapping : {});
  const mapped = entries.filter(
    ([, to]) => name !== undefined && (to === name || componentName({ $ref: to }, "schemas") === name),
  );
  const values = mapped.length > 0 ? mapped.map(([value]) => value) : name === undefined ? [] : [name];
  return { property, values: values.map((value) => JSON.stringify(value)) };
}

/** A list, by what is said of it last. */
export function listForm(parts: readonly SchemaPart[], path: Place["path"]): Omit<ListForm, "limits"> {
  const owner = parts.findLast(
    ({ value }) => valueAt(value, "items") !== undefined || valueAt(value, "prefixItems") !== undefined,
  );
  if (owner === undefined) return { path, first: [], items: undefined, isClosed: false };
  const items = valueAt(owner.value, "items");
  const first = isList(items) ? placesAt(owner, "items") : placesAt(owner, "prefixItems");
  const isClosed = isList(items) || items === false;
  const rest = items === undefined || isClosed ? undefined : { value: items, path: [...owner.path, "items"] };
  return { path: owner.path, first, items: rest, isClosed };
}
