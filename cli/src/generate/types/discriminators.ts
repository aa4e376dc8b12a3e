/**
 * What discriminators say (OpenAPI 3.1, section 4.8.25).
 *
 * The values of the property belong to the schemas that are told apart, not to the one that has the discriminator.
 */
import { isObject, listAt, objectAt, stringAt, type Json, type JsonObject } from "../../document/json.ts";
import { formatLocalRef } from "../../document/pointer.ts";
import { componentName } from "../../document/resolve-ref.ts";
import type { Surroundings } from "./view-part.ts";

/** The value that a property has in a component schema. */
export interface Mark {
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  /** Whether it is only the schema's name, which counts where no mapping says otherwise. */
  readonly isImplied: boolean;
}

/** The marks that the discriminator of a schema gives: to the members of a union, else to all that extend the schema. */
export function marksOf({ root, looksAround }: Surroundings, schema: JsonObject): Mark[] {
  const property = stringAt(schema["discriminator"], "propertyName");
  if (property === undefined) return [];
  looksAround();
  const mapping = Object.entries(objectAt(schema["discriminator"], "mapping")).flatMap(([value, target]) => {
    const name = typeof target === "string" ? targetName(target) : undefined;
    return name === undefined ? [] : [{ schema: name, property, value, isImplied: false }];
  });
  const members = [...listAt(schema, "oneOf"), ...listAt(schema, "anyOf")].flatMap(
    (part) => componentName(part, "schemas") ?? [],
  );
  const isUnion = "oneOf" in schema || "anyOf" in schema;
  const targets = isUnion ? [...members, ...mapping.map((mark) => mark.schema)] : descendantsOf(root, schema);
  const fallback = targetName(stringAt(schema["discriminator"], "defaultMapping") ?? "");
  return [...new Set(targets)]
    .filter((name) => name !== fallback)
    .flatMap((name) => {
      const mapped = mapping.filter((mark) => mark.schema === name);
      return mapped.length > 0 ? mapped : [{ schema: name, property, value: name, isImplied: true }];
    });
}

/** A mapping's target may be a bare schema name. */
function targetName(target: string): string | undefined {
  const isRef = target.includes("/") || target.startsWith("#");
  return componentName({ $ref: isRef ? target : formatLocalRef(["components", "schemas", target]) }, "schemas");
}

/** The components that extend one, or one that extends it, and so on. */
function descendantsOf(root: Json, base: JsonObject): string[] {
  const schemas = objectAt(objectAt(root, "components"), "schemas");
  const name = Object.keys(schemas).find((key) => schemas[key] === base);
  if (name === undefined) return [];
  const children = childrenOf(schemas);
  const found = new Set(children.get(name));
  // A Set's iteration goes on with what is added meanwhile.
  for (const child of found) for (const next of children.get(child) ?? []) found.add(next);
  found.delete(name);
  return [...found];
}

const known = new WeakMap<JsonObject, ReadonlyMap<string, readonly string[]>>();

/** By component, those that have it in `allOf`; made once for a document, which may have a thousand bases. */
function childrenOf(schemas: JsonObject): ReadonlyMap<string, readonly string[]> {
  const made = known.get(schemas);
  if (made !== undefined) return made;
  const children = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const part of isObject(schema) ? listAt(schema, "allOf") : []) {
      const parent = componentName(part, "schemas");
      if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), name]);
    }
  }
  known.set(schemas, children);
  return children;
}

/** The marks of each schema by property, those that a mapping gives before those that are implied. */
export function groupMarks(marks: readonly Mark[]): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  const implied = marks.filter(({ isImplied }) => isImplied);
  const grouped = new Map<string, Map<string, Set<string>>>();
  const add = ({ schema, property, value }: Mark): void => {
    const properties = grouped.get(schema) ?? new Map<string, Set<string>>();
    grouped.set(schema, properties.set(property, (properties.get(property) ?? new Set<string>()).add(value)));
  };
  for (const mark of marks) if (!mark.isImplied) add(mark);
  const mapped = new Set(marks.filter(({ isImplied }) => !isImplied).map(keyOf));
  for (const mark of implied) if (!mapped.has(keyOf(mark))) add(mark);
  return grouped;
}

function keyOf({ schema, property }: Mark): string {
  return JSON.stringify([schema, property]);
}
