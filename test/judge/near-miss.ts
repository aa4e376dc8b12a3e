/** A value with one thing changed. */
import * as fc from "fast-check";
import { isList, isObject, type Json } from "../../cli/src/document/json.ts";
import type { Draw } from "./sample-value.ts";

/** What was changed. */
export interface NearMiss {
  readonly value: Json;
  readonly change: "left out" | "added key" | "another type" | "another value" | "shorter list" | "longer list";
}

/** A key that no document has. */
const undeclared = "undeclaredKey";

/** Changes one place of a value; `others` are texts that stand in other values of the same schema. */
export function drawNearMiss(draw: Draw, value: Json, others: readonly string[]): NearMiss {
  const places = placesOf(value);
  const place = draw(fc.constantFrom<(readonly string[])[]>, ...places);
  const old = valueIn(value, place);
  const changes = changesOf(draw, old, others);
  const [change, made] = draw(fc.constantFrom<Change[]>, ...changes);
  return { value: replaced(value, place, made), change };
}

type Change = readonly [NearMiss["change"], Json];

function changesOf(draw: Draw, old: Json, others: readonly string[]): Change[] {
  const all: Change[] = [null, true, 7, "other", {}, []]
    .filter((value) => kindOf(value) !== kindOf(old))
    .map((value): Change => ["another type", value]);
  // Half of the changes keep the type.
  const own = ownChanges(draw, old, others);
  return own.length > 0 && draw(fc.boolean) ? own : all;
}

function ownChanges(draw: Draw, old: Json, others: readonly string[]): Change[] {
  if (typeof old === "string")
    return ["another text", ...others].filter((text) => text !== old).map((text) => ["another value", text]);
  if (typeof old === "number") return [["another value", old + 1]];
  if (typeof old === "boolean") return [["another value", !old]];
  if (isList(old)) {
    const longer: Change[] = [
      ["longer list", [...old, old.at(-1) ?? 7]],
      ["longer list", [...old, { [undeclared]: [] }]],
    ];
    return old.length === 0 ? longer : [["shorter list", old.slice(0, -1)], ...longer];
  }
  if (!isObject(old)) return [];
  const keys = Object.keys(old);
  const added: Change = ["added key", { ...old, [undeclared]: draw(fc.constantFrom<Json[]>, 1, "text", null) }];
  const without = keys.map(
    (key): Change => ["left out", Object.fromEntries(Object.entries(old).filter(([name]) => name !== key))],
  );
  return [...without, added];
}

function kindOf(value: Json): string {
  return value === null ? "null" : isList(value) ? "list" : typeof value;
}

function placesOf(value: Json): (readonly string[])[] {
  const places: (readonly string[])[] = [[]];
  if (isList(value) || isObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      for (const place of placesOf(child)) places.push([key, ...place]);
    }
  }
  return places;
}

function valueIn(value: Json, place: readonly string[]): Json {
  const [key, ...rest] = place;
  return key === undefined ? value : valueIn((value as Record<string, Json>)[key] ?? null, rest);
}

function replaced(value: Json, place: readonly string[], made: Json): Json {
  const [key, ...rest] = place;
  if (key === undefined) return made;
  if (isList(value)) return value.map((item, index) => (String(index) === key ? replaced(item, rest, made) : item));
  if (!isObject(value)) return value;
  return { ...value, [key]: replaced(value[key] ?? null, rest, made) };
}

/** All texts in a value. */
export function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  return isList(value) || isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
