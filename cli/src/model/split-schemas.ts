/**
 * Which component schemas look different in a request and in an answer: those from which a `readOnly` or `writeOnly` property
 * can be reached (JSON Schema validation, section 9.4; OpenAPI 3.0, section 4.7.24.1).
 */
import { isContainer, listAt, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { type Container, eachObject, partsOf } from "../document/parts/document-parts.ts";
import { onceFor } from "../document/parts/once-for.ts";
import { namedBesideRequests, namedByAnswers, namedByRequests, schemasNamed } from "../document/parts/schema-names.ts";
import { takeName } from "../document/take-name.ts";
import { componentName, resolveRef } from "../document/resolve-ref.ts";

/** The split schemas: `Account` stays the name of what answers have, `AccountInput` is what requests take. */
export interface SchemaSplit {
  /** Component name to the name of its input. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The components that only requests have. */
  readonly requestOnly: ReadonlySet<string>;
}

/** Finds the schemas to split and names their inputs. */
export function splitSchemas(root: Json): SchemaSplit {
  const schemas = objectAt(objectAt(root, "components"), "schemas");
  const taken = new Set(Object.keys(schemas));
  const inputs = new Map<string, string>();
  const uses = referencesOf(root, schemas);
  const requested = reachable(requestedSchemas(root), uses);
  for (const name of reachingMarked(root, schemas, uses)) {
    if (!requested.has(name)) continue;
    inputs.set(name, takeName(`${name}Input`, taken));
  }
  const answered = reachable(answeredSchemas(root), uses);
  return { inputs, requestOnly: new Set([...requested].filter((name) => !answered.has(name))) };
}

/** `input` is what requests send, `output` what answers bring. */
export type View = "input" | "output";

/** Whether one side does not have a property. One that is marked both ways is left to both. */
export function isHidden(root: Json, property: Json, view: View): boolean {
  const [mark, other] = view === "input" ? (["readOnly", "writeOnly"] as const) : (["writeOnly", "readOnly"] as const);
  return isMarked(root, property, mark) && !isMarked(root, property, other);
}

/** How a property is marked, itself or in the schema that it refers to. */
export function isMarked(root: Json, property: Json, mark: "readOnly" | "writeOnly"): boolean {
  if (valueAt(property, mark) === true) return true;
  return stringAt(property, "$ref") !== undefined && valueAt(resolveRef(root, property, [])?.value, mark) === true;
}

type Uses = ReadonlyMap<string, readonly string[]>;

/** The component schemas that each one refers to. */
function referencesOf(root: Json, schemas: JsonObject): Uses {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [name, [...schemasNamed(schema), ...extensionsOf(root, name)]]),
  );
}

/** A base with a discriminator stands for each schema that extends it, so what those reach, it reaches. */
export function extensionsOf(root: Json, base: string): readonly string[] {
  const schemas = objectAt(objectAt(root, "components"), "schemas");
  if (valueAt(schemas[base], "discriminator") === undefined) return [];
  const known = extensions.get(schemas) ?? extensionsByBase(schemas);
  extensions.set(schemas, known);
  return known.get(base) ?? [];
}

/** By the schemas of a document: each base is asked for by several. */
const extensions = new WeakMap<JsonObject, Uses>();

function extensionsByBase(schemas: JsonObject): Uses {
  const found = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    const bases = listAt(schema, "allOf").flatMap((part) => componentName(part, "schemas") ?? []);
    for (const base of new Set(bases)) addTo(found, base, name);
  }
  return found;
}

function addTo(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** The names from which a marked property can be reached: against the direction of the references, from those that have one. */
function reachingMarked(root: Json, schemas: JsonObject, uses: Uses): string[] {
  const users = new Map<string, string[]>();
  for (const [name, used] of uses) for (const target of used) addTo(users, target, name);
  const marked = Object.entries(schemas).flatMap(([name, schema]) => (hasMarked(root, schema) ? [name] : []));
  const reached = reachable(marked, users);
  return Object.keys(schemas).filter((name) => reached.has(name));
}

/** Component schemas that requests name, and what answers a webhook. */
function requestedSchemas(root: Json): string[] {
  const components = objectAt(root, "components");
  return [
    ...pathItems(root).flatMap(namedByRequests),
    ...partsOf({ webhooks: objectAt(root, "webhooks") }).flatMap(namedByAnswers),
    ...["requestBodies", "parameters"].flatMap((kind) => schemasNamed(valueAt(components, kind))),
  ];
}

/** Component schemas that anything but a request names: answers, headers, what webhooks send us. */
function answeredSchemas(root: Json): string[] {
  const {
    schemas: _schemas,
    parameters: _parameters,
    requestBodies: _bodies,
    pathItems: _items,
    ...answers
  } = objectAt(root, "components");
  const others = partsOf({ components: answers, webhooks: objectAt(root, "webhooks") });
  return [...pathItems(root).flatMap(namedBesideRequests), ...others.flatMap(schemasNamed)];
}

function pathItems(root: Json): Container[] {
  const items = valueAt(objectAt(root, "components"), "pathItems");
  return partsOf({ paths: objectAt(root, "paths"), components: { pathItems: items ?? {} } });
}

function reachable(from: Iterable<string>, edges: Uses): Set<string> {
  const reached = new Set(from);
  // A Set's iteration goes on with what is added meanwhile.
  for (const name of reached) for (const next of edges.get(name) ?? []) reached.add(next);
  return reached;
}

/** Whether a schema has a marked property of its own. */
function hasMarked(root: Json, schema: Json | undefined): boolean {
  const isEither = (property: Json): boolean =>
    isMarked(root, property, "readOnly") || isMarked(root, property, "writeOnly");
  return isContainer(schema) && markableIn(schema).some(isEither);
}

/** The properties that are marked, or refer to what may be. */
const markableIn = onceFor((schema: Container): readonly Json[] => {
  const found: Json[] = [];
  eachObject(schema, (node) => {
    for (const property of Object.values(objectAt(node, "properties")))
      if (["readOnly", "writeOnly", "$ref"].some((key) => valueAt(property, key) !== undefined)) found.push(property);
  });
  return found;
});
