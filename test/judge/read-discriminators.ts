/** What discriminators say of the component schemas (OpenAPI 3.1, section 4.8.25), read anew, so that the generator's reading is judged too. */
import {
  isList,
  isObject,
  listAt,
  objectAt,
  stringAt,
  type Json,
  type JsonObject,
} from "../../cli/src/document/json.ts";
import { componentName, resolveRef } from "../../cli/src/document/resolve-ref.ts";
import type { Side } from "./hidden-properties.ts";

/** By component and property, the values that tell the component apart. */
export type Tags = ReadonlyMap<string, ReadonlyMap<string, readonly Json[]>>;

/** The components that have two types, one for each side. */
export type Split = ReadonlySet<string>;

/** Reads the discriminators that a side has. What stands on one side alone says nothing of the other side's own types. */
export function readDiscriminators(root: Json, side: Side, split: Split): Tags {
  const schemas = objectAt(objectAt(root, "components"), "schemas");
  const children = childrenIn(schemas);
  const named = new Map<string, Map<string, Set<string>>>();
  const implied: [string, string][] = [];
  for (const { owner, sides } of ownersIn(root, split)) {
    const property = stringAt(owner["discriminator"], "propertyName") ?? "";
    const mapping = Object.entries(objectAt(owner["discriminator"], "mapping")).map(
      ([value, target]) => [value, nameOf(target)] as const,
    );
    const fallback = nameOf(objectAt(owner, "discriminator")["defaultMapping"] ?? "");
    for (const member of new Set([...membersOf(schemas, children, owner), ...mapping.map(([, name]) => name)])) {
      const values = mapping.filter(([, name]) => name === member).map(([value]) => value);
      const end = endOf(schemas, member);
      // A list has no properties that could tell it apart.
      if (member === fallback || end === undefined || stringAt(schemas[end], "type") === "array") continue;
      if (split.has(end) && !sides.has(side)) continue;
      if (values.length === 0) implied.push([end, property]);
      for (const value of values) add(named, end, property, value);
    }
  }
  for (const [name, property] of implied) if (!named.get(name)?.has(property)) add(named, name, property, name);
  const tags = Array.from(named, ([name, wanted]) => [name, valuesOf(root, schemas[name], wanted)] as const);
  return new Map(tags.filter(([, values]) => values.size > 0));
}

function add(named: Map<string, Map<string, Set<string>>>, name: string, property: string, value: string): void {
  const tags = named.get(name) ?? new Map<string, Set<string>>();
  named.set(name, tags.set(property, (tags.get(property) ?? new Set<string>()).add(value)));
}

interface Owner {
  readonly owner: JsonObject;
  readonly sides: ReadonlySet<Side>;
}

/** All objects that have a discriminator, with the sides on which they stand. */
function ownersIn(root: Json, split: Split): Owner[] {
  const found: Owner[] = [];
  const open: { readonly node: Json; readonly path: readonly string[] }[] = [{ node: root, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, path } = next;
    if (isObject(node) && stringAt(node["discriminator"], "propertyName") !== undefined)
      found.push({ owner: node, sides: sidesOf(path, split) });
    if (!isObject(node) && !isList(node)) continue;
    for (const [key, child] of Object.entries(node)) open.push({ node: child, path: [...path, key] });
  }
  return found;
}

const requestKeys: ReadonlySet<string> = new Set(["parameters", "requestBody", "requestBodies"]);

/** A component has the sides that it has types for; elsewhere a place belongs to a request or to an answer. */
function sidesOf([first, second = "", third = "", ...rest]: readonly string[], split: Split): ReadonlySet<Side> {
  if (first === "components" && second === "schemas") {
    return new Set<Side>(split.has(third) ? ["output", "input"] : ["output"]);
  }
  const owner = first === "components" ? [second] : [third, ...rest].slice(0, 2);
  const isRequest = owner.some((key) => requestKeys.has(key));
  // What a webhook is sent comes to us.
  return new Set<Side>([isRequest === (first !== "webhooks") ? "input" : "output"]);
}

function membersOf(schemas: JsonObject, children: ReadonlyMap<string, readonly string[]>, owner: JsonObject): string[] {
  if ("oneOf" in owner || "anyOf" in owner) {
    const parts = [...listAt(owner, "oneOf"), ...listAt(owner, "anyOf")];
    return parts.flatMap((part) => componentName(part, "schemas") ?? []);
  }
  const base = Object.keys(schemas).find((name) => schemas[name] === owner);
  const found = new Set(base === undefined ? [] : [base]);
  // A Set's iteration goes on with what is added meanwhile.
  for (const name of found) for (const child of children.get(name) ?? []) found.add(child);
  found.delete(base ?? "");
  return [...found];
}

/** By component, those that have it in `allOf`. */
function childrenIn(schemas: JsonObject): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [child, schema] of Object.entries(schemas)) {
    for (const part of listAt(schema, "allOf")) {
      const base = componentName(part, "schemas") ?? "";
      children.set(base, [...(children.get(base) ?? []), child]);
    }
  }
  return children;
}

function nameOf(target: Json): string {
  return typeof target === "string" ? decodeURIComponent(target.split("/").at(-1) ?? "") : "";
}

/** Behind a component that is nothing but a reference. */
function endOf(schemas: JsonObject, name: string, depth = 0): string | undefined {
  const next = componentName(schemas[name], "schemas");
  if (next !== undefined && depth < 20) return endOf(schemas, next, depth + 1);
  return name in schemas ? name : undefined;
}

/** The component's own values win over a discriminator's; the values are of the property's type. */
function valuesOf(
  root: Json,
  schema: Json | undefined,
  tags: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, readonly Json[]> {
  return new Map(
    Array.from(tags, ([property, wanted]): [string, readonly Json[]] => {
      const described = descriptionsOf(root, schema, property);
      const lists = described.flatMap((one) =>
        isList(one["enum"]) ? [one["enum"]] : "const" in one ? [[one["const"] ?? null]] : [],
      );
      const own = lists[0]?.filter((value) => lists.every((list) => list.includes(value)));
      const fitting = own?.filter((value) => typeof value !== "object" && wanted.has(String(value)));
      // Values that only a base lists are not this schema's own, and leave none to it.
      const isOwn = descriptionsOf(root, schema, property, true).length > 0;
      if (own !== undefined) return [property, isOwn && fitting?.length === 0 ? own : (fitting ?? [])];
      const isNumber = described.some((one) => one["type"] === "integer" || one["type"] === "number");
      return [property, [...wanted].map((value) => (isNumber && !Number.isNaN(Number(value)) ? Number(value) : value))];
    }).filter(([, values]) => values.length > 0),
  );
}

function descriptionsOf(
  root: Json,
  schema: Json | undefined,
  property: string,
  isOwn = false,
  depth = 0,
): JsonObject[] {
  if (isOwn && componentName(schema, "schemas") !== undefined) return [];
  const target = resolveRef(root, schema, [])?.value;
  if (target === undefined || depth > 20) return [];
  const own = resolveRef(root, objectAt(target, "properties")[property], [])?.value;
  const parts = listAt(target, "allOf").flatMap((part) => descriptionsOf(root, part, property, isOwn, depth + 1));
  return own === undefined ? parts : [own, ...parts];
}
