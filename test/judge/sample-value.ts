/** A value that a schema accepts, or nearly so, made of what fast-check draws. */
import * as fc from "fast-check";
import {
  isList,
  isObject,
  listAt,
  objectAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../../cli/src/document/json.ts";

/** What draws: `fc.gen()`'s function. */
export type Draw = fc.GeneratorValue;

/** No value could be made: it would be too deep, or nothing fits. */
export class NoValue extends Error {}

/** Draws a value for a schema, with what its references lead to in `definitions`. */
export function sampleValue(draw: Draw, definitions: JsonObject, schema: Json, depth = 0): Json {
  if (depth > most) throw new NoValue();
  const parts = partsOf(draw, definitions, schema);
  const lists = parts.flatMap((part) =>
    "const" in part ? [[part["const"] ?? null]] : isList(part["enum"]) ? [part["enum"]] : [],
  );
  if (lists.length > 0)
    return pick(
      draw,
      lists.reduce((all, list) => all.filter((value) => list.includes(value))),
    );
  const type = typeOf(draw, parts);
  const inner = (part: Json): Json => sampleValue(draw, definitions, part, depth + 1);
  if (type === "object") return sampleObject(draw, parts, inner, depth);
  return type === "array" ? sampleList(draw, parts, inner, depth) : samplePlain(draw, type, parts);
}

const most = 9;

function pick<T>(draw: Draw, values: readonly T[]): T {
  if (values.length === 0) throw new NoValue();
  return draw(fc.constantFrom<T[]>, ...values);
}

/** All that has to hold at once: what references lead to, the parts of `allOf`, one alternative of each union. */
function partsOf(draw: Draw, definitions: JsonObject, schema: Json, depth = 0): JsonObject[] {
  if (schema === false || depth > 30) throw new NoValue();
  if (!isObject(schema)) return [{}];
  const { $ref, allOf: _all, anyOf: _any, oneOf: _one, ...own } = schema;
  const target = typeof $ref === "string" ? [definitions[$ref] ?? {}] : [];
  const chosen = ["anyOf", "oneOf"].flatMap((key) => (isList(schema[key]) ? [pick(draw, schema[key])] : []));
  const others = [...target, ...listAt(schema, "allOf"), ...chosen];
  if (isObject(own["not"]) && Object.keys(own["not"]).length === 0) throw new NoValue();
  return [own, ...others.flatMap((part) => partsOf(draw, definitions, part, depth + 1))];
}

const plainTypes = ["string", "number", "integer", "boolean", "null"];

function typeOf(draw: Draw, parts: readonly JsonObject[]): string {
  const lists = parts.flatMap((part) => (isList(part["type"]) ? [part["type"].map(String)] : []));
  const first = lists[0];
  if (first === undefined) return pick(draw, [...plainTypes, "object", "array"]);
  const fits = (type: string, list: readonly string[]): boolean =>
    list.includes(type) || (type === "integer" && list.includes("number"));
  const all = lists.flat().filter((type) => lists.every((list) => fits(type, list)));
  return pick(draw, all);
}

type Sample = (schema: Json) => Json;

function sampleObject(draw: Draw, parts: readonly JsonObject[], sample: Sample, depth: number): JsonObject {
  const required = new Set(parts.flatMap((part) => listAt(part, "required").map(String)));
  const described = new Map<string, Json[]>();
  for (const part of parts) {
    for (const [name, schema] of Object.entries(objectAt(part, "properties"))) {
      described.set(name, [...(described.get(name) ?? []), schema]);
    }
  }
  const others = parts.flatMap((part) => {
    const value = part["additionalProperties"];
    return value === undefined || value === true ? [] : [value];
  });
  const entries: [string, Json][] = [];
  for (const name of new Set([...described.keys(), ...required])) {
    const schemas = described.get(name) ?? [{ allOf: others }];
    if (required.has(name)) entries.push([name, sample({ allOf: schemas })]);
    else if (draw(fc.integer, { min: 0, max: 3 + depth }) < 2)
      entries.push(...attempt(name, () => sample({ allOf: schemas })));
  }
  const isOpen =
    described.size + required.size === 0 || parts.some((part) => part["additionalProperties"] !== undefined);
  const isClosed =
    others.includes(false) || parts.some((part) => Object.keys(objectAt(part, "patternProperties")).length > 0);
  if (isOpen && !isClosed && draw(fc.boolean)) entries.push(...attempt("k", () => sample({ allOf: others })));
  return Object.fromEntries(entries);
}

/** What need not be there is left out where it cannot be made. */
function attempt(name: string, make: () => Json): [string, Json][] {
  try {
    return [[name, make()]];
  } catch (error) {
    if (error instanceof NoValue) return [];
    throw error;
  }
}

function sampleList(draw: Draw, parts: readonly JsonObject[], sample: Sample, depth: number): Json[] {
  const first = parts.map((part) => listAt(part, "prefixItems"));
  const length = Math.max(0, ...first.map((list) => list.length));
  const least = boundOf(parts, "minItems", Math.max) ?? 0;
  const max = boundOf(parts, "maxItems", Math.min) ?? Math.max(least, length) + 1;
  const count = draw(fc.integer, {
    min: Math.min(least, 9),
    max: Math.max(least, Math.min(max, depth > 5 ? least : 9, length + 2)),
  });
  const items: Json[] = [];
  for (let index = 0; index < count; index++) {
    const schemas = parts.flatMap((part) => listAt(part, "prefixItems")[index] ?? valueAt(part, "items") ?? []);
    const made = attempt("", () => sample({ allOf: schemas }));
    if (made.length === 0) break;
    items.push(...made.map(([, value]) => value));
  }
  return items;
}

function boundOf(parts: readonly JsonObject[], key: string, choose: (...all: number[]) => number): number | undefined {
  const all = parts.map((part) => part[key]).filter((value) => typeof value === "number");
  return all.length === 0 ? undefined : choose(...all);
}

function samplePlain(draw: Draw, type: string, parts: readonly JsonObject[]): Json {
  if (type === "null") return null;
  if (type === "boolean") return draw(fc.boolean);
  if (type === "string") return sampleText(draw, parts);
  const least = boundOf(parts, "minimum", Math.max) ?? boundOf(parts, "exclusiveMinimum", Math.max);
  const max = boundOf(parts, "maximum", Math.min) ?? Math.max(1000, (least ?? 0) + 10);
  const whole = draw(fc.integer, { min: Math.ceil(least ?? Math.min(0, max)), max: Math.floor(max) });
  const step = boundOf(parts, "multipleOf", Math.max) ?? 1;
  return step === 1 ? whole : Math.round(whole / step) * step;
}

function sampleText(draw: Draw, parts: readonly JsonObject[]): string {
  const pattern = parts.find((part) => typeof part["pattern"] === "string")?.["pattern"];
  if (typeof pattern === "string") {
    try {
      return draw(fc.stringMatching, new RegExp(pattern, "u"));
    } catch {
      throw new NoValue();
    }
  }
  const minLength = Math.min(boundOf(parts, "minLength", Math.max) ?? 0, 300);
  const maxLength = Math.max(minLength, Math.min(boundOf(parts, "maxLength", Math.min) ?? 8, 300));
  return draw(fc.string, { minLength, maxLength });
}
