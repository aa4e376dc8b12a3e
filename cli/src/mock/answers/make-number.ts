/** Made-up numbers, as a person would write them. */
import { valueAt, type JsonObject } from "../../document/json.ts";
import type { Source } from "./random.ts";

/** A number that fits a schema; 1 where that will do. */
export function makeNumber(schema: JsonObject, isWhole: boolean, source: Source): number {
  const step = numberAt(schema, "multipleOf");
  const unit = step !== undefined && step > 0 ? step : 1;
  // Without a step, a range may lie between two whole numbers.
  const range = rangeOf(schema, isWhole || step !== undefined ? unit : 0.01);
  const least = Math.ceil(range.least / unit);
  const most = Math.floor(range.most / unit);
  if (least > most) return isWhole || step !== undefined ? least * unit : (range.least + range.most) / 2;
  const top = Math.min(most, Math.max(least, 0) + 1000);
  return round(source.whole(Math.max(least, top - 2000), top, Math.ceil(1 / unit)) * unit);
}

/** The bounds, inclusive; both versions of `exclusiveMinimum` count. */
function rangeOf(schema: JsonObject, smallest: number): { least: number; most: number } {
  const { least, most } = { least: numberAt(schema, "minimum"), most: numberAt(schema, "maximum") };
  const above = valueAt(schema, "exclusiveMinimum") === true ? least : numberAt(schema, "exclusiveMinimum");
  const below = valueAt(schema, "exclusiveMaximum") === true ? most : numberAt(schema, "exclusiveMaximum");
  const lower = Math.max(least ?? -Infinity, above === undefined ? -Infinity : above + smallest);
  const upper = Math.min(most ?? Infinity, below === undefined ? Infinity : below - smallest);
  // Nobody counts below zero unless told to.
  return { least: lower === -Infinity ? Math.min(0, upper) : lower, most: upper };
}

function numberAt(schema: JsonObject, key: string): number | undefined {
  const value = valueAt(schema, key);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** 0.1 * 3 is 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
