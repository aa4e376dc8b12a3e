/** Writing the values of discriminators into the schemas that they tell apart. */
import {
  isList,
  isObject,
  listAt,
  mapValues,
  objectAt,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../../document/json.ts";
import { componentName } from "../../document/resolve-ref.ts";
import { groupMarks, type Mark } from "./discriminators.ts";
import { without } from "./schema-type.ts";

/** The component schemas, with each marked one's property required and of the marked values. */
export function markSchemas(schemas: JsonObject, marks: readonly Mark[]): JsonObject {
  const values = valuesByName(schemas, marks);
  return mapValues(schemas, (schema, name) => {
    const own = values.get(name);
    if (own === undefined || !isObject(schema)) return schema;
    let marked = schema;
    for (const [property, literals] of own) marked = withValues(marked, property, literals, values);
    return marked;
  });
}

type Literal = string | number | boolean;
type Values = ReadonlyMap<string, ReadonlyMap<string, readonly Literal[]>>;

/** What is written into each schema; nothing where the schema says something else itself, or is no object. */
function valuesByName(schemas: JsonObject, marks: readonly Mark[]): Values {
  const aimed = marks.map((mark) => ({ ...mark, schema: behindAliases(schemas, mark.schema) }));
  return new Map(
    Array.from(groupMarks(aimed), ([name, properties]) => {
      const entries = Array.from(properties, ([property, wanted]): [string, Literal[]] => [
        property,
        literalsOf(schemas, schemas[name], property, wanted),
      ]);
      return [name, new Map(entries.filter(([, literals]) => literals.length > 0 && isObjectLike(schemas[name])))];
    }),
  );
}

function behindAliases(schemas: JsonObject, name: string): string {
  const seen = new Set<string>();
  let at = name;
  for (;;) {
    const next = componentName(schemas[at], "schemas");
    if (next === undefined || seen.has(next)) return at;
    seen.add(next);
    at = next;
  }
}

function isObjectLike(schema: Json | undefined): boolean {
  return (
    stringAt(schema, "type") === "object" || isList(valueAt(schema, "allOf")) || isObject(valueAt(schema, "properties"))
  );
}

/** A schema's own values win over a discriminator's, since JSON Schema wants them; a base's can only leave some over. */
function literalsOf(
  schemas: JsonObject,
  schema: Json | undefined,
  property: string,
  wanted: ReadonlySet<string>,
): Literal[] {
  const found = [describedHere(schemas, schema, property), describedByBases(schemas, schema, property)];
  const listed = found.map((all) => all.flatMap((one) => enumOf(one) ?? []));
  for (const [index, literals = []] of listed.entries()) {
    if (literals.length === 0) continue;
    const fitting = literals.filter((literal) => wanted.has(String(literal)));
    return fitting.length > 0 || index > 0 ? fitting : literals;
  }
  const types = found.flat().map((one) => stringAt(one, "type"));
  return [...wanted].map((value) => literalOf(value, types));
}

function enumOf(schema: JsonObject): Literal[] | undefined {
  const values = "const" in schema ? [schema["const"]] : isList(schema["enum"]) ? schema["enum"] : undefined;
  return values?.filter(
    (value): value is Literal => value !== null && value !== undefined && typeof value !== "object",
  );
}

/** A mapping's keys are texts, whatever the property is. */
function literalOf(value: string, types: readonly (string | undefined)[]): Literal {
  const isNumber = types.includes("integer") || types.includes("number");
  if (isNumber && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
  return types.includes("boolean") && /^(?:true|false)$/.test(value) ? value === "true" : value;
}

/** How a property is described by a schema and its inline parts. */
function describedHere(schemas: JsonObject, schema: Json | undefined, property: string): JsonObject[] {
  const own = resolved(schemas, valueAt(objectAt(schema, "properties"), property));
  const parts = partsOf(schema).inline.flatMap((part) => describedHere(schemas, part, property));
  return own === undefined ? parts : [own, ...parts];
}

/** How it is described by what the schema extends, and by what that extends. */
function describedByBases(schemas: JsonObject, schema: Json | undefined, property: string): JsonObject[] {
  const bases = new Set(partsOf(schema).bases);
  // A Set's iteration goes on with what is added meanwhile.
  for (const base of bases) for (const next of partsOf(schemas[base]).bases) bases.add(next);
  return [...bases].flatMap((base) => describedHere(schemas, schemas[base], property));
}

/** What stands in a schema's `allOf`: the components that it extends, itself or by an inline part, and the inline parts. */
interface Parts {
  readonly bases: readonly string[];
  readonly inline: readonly Json[];
}

const none: Parts = { bases: [], inline: [] };
/** By schema: where all extend each other, each is asked for once by each. */
const known = new WeakMap<JsonObject, Parts>();

function partsOf(schema: Json | undefined): Parts {
  if (!isObject(schema)) return none;
  const parts = known.get(schema) ?? readParts(schema);
  known.set(schema, parts);
  return parts;
}

function readParts(schema: JsonObject): Parts {
  const parts = listAt(schema, "allOf").map((part) => ({ part, base: componentName(part, "schemas") }));
  const inline = parts.flatMap(({ part, base }) => (base === undefined ? [part] : []));
  const direct = parts.flatMap(({ base }) => base ?? []);
  return { bases: [...direct, ...inline.flatMap((part) => partsOf(part).bases)], inline };
}

function resolved(schemas: JsonObject, schema: Json | undefined): JsonObject | undefined {
  const name = componentName(schema, "schemas");
  const target = name === undefined ? schema : schemas[behindAliases(schemas, name)];
  return isObject(target) ? target : undefined;
}

function withValues(schema: JsonObject, property: string, literals: readonly Literal[], values: Values): JsonObject {
  const { description } = { ...resolvedComment(valueAt(objectAt(schema, "properties"), property)) };
  const marked = { ...(description === undefined ? {} : { description }), type: typeof literals[0], enum: literals };
  const required = [...new Set([...listAt(schema, "required"), property])];
  if (!isList(schema["allOf"])) {
    return {
      ...schema,
      type: "object",
      required,
      properties: { ...objectAt(schema, "properties"), [property]: marked },
    };
  }
  const parts = schema["allOf"].map((part) => withoutConflict(part, property, literals, values));
  const mark = { type: "object", required: [property], properties: { [property]: marked } };
  return { ...schema, allOf: [mark, ...parts] };
}

function resolvedComment(schema: Json | undefined): { readonly description?: string } {
  const description = stringAt(schema, "description");
  return description === undefined ? {} : { description };
}

/** What a schema extends may be marked too, and then no value would be both. */
function withoutConflict(part: Json, property: string, literals: readonly Literal[], values: Values): Json {
  const base = componentName(part, "schemas");
  const others = base === undefined ? undefined : values.get(base)?.get(property);
  if (base === undefined || others === undefined || literals.every((literal) => others.includes(literal))) return part;
  return { type: "object", [without]: [base, property] };
}
