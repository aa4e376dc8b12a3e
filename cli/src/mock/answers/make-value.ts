/** Made-up values for answers: from the examples of a schema where it has some, and else from its rules. */
import {
  booleanAt,
  isObject,
  listAt,
  objectAt,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../../document/json.ts";
import { isHidden } from "../../model/split-schemas.ts";
import { choicesOf, typesOf } from "../requests/schema-parts.ts";
import { flatSchema } from "./flat-schema.ts";
import { makeNumber } from "./make-number.ts";
import { makeText } from "./make-text.ts";
import type { Source } from "./random.ts";
import { withoutHidden } from "./without-hidden.ts";

/** What a value is made with. */
interface Making {
  readonly root: Json;
  readonly source: Source;
  /** The references that lead to where we are: what comes again is left out where it may be. */
  readonly open: readonly string[];
  /** How many values may still be made. */
  readonly budget: { left: number };
}

const mostValues = 5_000;
const deepest = 40;

/** A value of a schema, as an answer has it: with nothing that is write-only. */
export function makeValue(root: Json, schema: Json, source: Source): Json {
  return make(schema, { root, source, open: [], budget: { left: mostValues } }, 0);
}

function make(schema: Json, making: Making, depth: number): Json {
  const { root, source } = making;
  making.budget.left -= 1;
  const { schema: flat, refs } = flatSchema(root, schema, source.choose);
  const stated = statedValue(flat, source);
  if (stated !== undefined) return withoutHidden(root, schema, stated);
  const inner: Making = { ...making, open: [...making.open, ...refs] };
  switch (typesOf(flat).find((type) => type !== "null") ?? (typesOf(flat).length > 0 ? "null" : guessedType(flat))) {
    case "object":
      return makeObject(flat, inner, depth);
    case "array":
      return makeList(flat, inner, depth);
    case "integer":
      return makeNumber(flat, true, source);
    case "number":
      return makeNumber(flat, false, source);
    case "boolean":
      return source.choose([true, false]) ?? true;
    case "null":
      return null;
    case "string":
      return makeText(flat, source);
    default:
      return {};
  }
}

/** What the document itself gives as a value. */
function statedValue(flat: JsonObject, source: Source): Json | undefined {
  const only = valueAt(flat, "const");
  if (only !== undefined) return only;
  const choices = choicesOf(flat);
  const examples = [...listAt(flat, "examples"), ...[valueAt(flat, "example")].filter((one) => one !== undefined)];
  if (source.isRandom) return source.choose(choices.length > 0 ? choices : []);
  return examples[0] ?? valueAt(flat, "default") ?? choices.find((choice) => choice !== null) ?? choices[0];
}

/** The type of a schema that names none, by the rules that it has. */
function guessedType(flat: JsonObject): string | undefined {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => valueAt(flat, key) !== undefined);
  if (has("pattern", "minLength", "maxLength", "format", "contentMediaType")) return "string";
  return has("minimum", "maximum", "multipleOf") ? "number" : undefined;
}

/** Whether a value is so large that it ends here, right or not: nothing that is required has an end by itself. */
function isTooMuch({ budget }: Making, depth: number): boolean {
  return depth > deepest || budget.left < -mostValues;
}

function makeObject(flat: JsonObject, making: Making, depth: number): Json {
  if (isTooMuch(making, depth)) return {};
  const properties = objectAt(flat, "properties");
  const required = new Set(listAt(flat, "required"));
  const entries: [string, Json][] = [];
  for (const [name, property] of Object.entries(properties)) {
    if (property === false || isHidden(making.root, property, "output")) continue;
    const mayBeLeftOut = !required.has(name) && (comesAgain(property, making) || making.budget.left <= 0);
    if (mayBeLeftOut) continue;
    entries.push([name, make(property, making, depth + 1)]);
  }
  const further = [...required]
    .filter((name) => typeof name === "string")
    .filter((name) => !Object.hasOwn(properties, name));
  const others = valueAt(flat, "additionalProperties");
  const wanted = entries.length === 0 && further.length === 0 && isObject(others) ? ["key"] : further;
  if (!isObject(others) || !comesAgain(others, making)) {
    for (const name of wanted) entries.push([name, isObject(others) ? make(others, making, depth + 1) : "string"]);
  }
  return Object.fromEntries(entries);
}

/** Whether a value of this schema would lead back to where we are; a list that does can be empty. */
function comesAgain(schema: Json, { open }: Pick<Making, "open">): boolean {
  const ref = stringAt(schema, "$ref");
  if (ref !== undefined && open.includes(ref)) return true;
  return ["allOf", "oneOf", "anyOf"].some((key) => {
    const all = listAt(schema, key);
    return key === "allOf"
      ? all.some((one) => comesAgain(one, { open }))
      : all.length > 0 && all.every((one) => comesAgain(one, { open }));
  });
}

function makeList(flat: JsonObject, making: Making, depth: number): Json {
  if (isTooMuch(making, depth)) return [];
  const [least, most] = [numberAt(flat, "minItems", 0), numberAt(flat, "maxItems", Infinity)];
  const first = listAt(flat, "prefixItems");
  const items = valueAt(flat, "items");
  const isEmpty = least === 0 && (making.budget.left <= 0 || (items !== undefined && comesAgain(items, making)));
  if (isEmpty && first.length === 0) return [];
  const wanted = Math.max(first.length, least, making.source.whole(1, 3, 1));
  const count = Math.min(
    items === undefined || items === false ? Math.max(first.length, Math.min(1, least)) : wanted,
    most,
    longest,
  );
  const isUnique = booleanAt(flat, "uniqueItems") === true;
  const list: Json[] = [];
  for (let index = 0; index < count; index++) {
    const item = make(first[index] ?? items ?? true, making, depth + 1);
    const isKnown = isUnique && list.some((one) => JSON.stringify(one) === JSON.stringify(item));
    if (!isKnown) list.push(item);
    else if (typeof item === "number") list.push(item + index);
    else if (typeof item === "string") list.push(otherText(flat, making, item, list, index));
  }
  return list;
}

/** A list may ask for a billion items. */
const longest = 100;

function otherText(flat: JsonObject, making: Making, item: string, list: readonly Json[], index: number): Json {
  const { schema } = flatSchema(making.root, valueAt(flat, "items") ?? true, making.source.choose);
  return choicesOf(schema).find((choice) => !list.includes(choice)) ?? `${item}${String(index + 1)}`;
}

function numberAt(schema: JsonObject, key: string, otherwise: number): number {
  const value = valueAt(schema, key);
  return typeof value === "number" && value >= 0 ? value : otherwise;
}
