/** Parameters that a call need not give: constants of the configuration, and values that the document leaves no choice of. */
import { booleanAt, isList, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { InputError } from "../document/spec-error.ts";
import { nearestName } from "./names/nearest-name.ts";

/** By place and name: what is sent in each call, and no caller knows of. */
export type Constants = Readonly<
  Partial<Record<"path" | "query" | "header" | "cookie", Readonly<Record<string, string | number | boolean>>>>
>;

/** What a parameter is where a caller says nothing. */
export interface FixedValue {
  readonly value: string | number | boolean;
  /** Whether it is the configuration's: then no call can give another one. */
  readonly isConstant: boolean;
}

/**
 * The value of a parameter that a call need not give.
 *
 * A path has no place that can be left empty, so the `default` of a path parameter is sent; elsewhere a server knows its own.
 */
export function fixedValueOf(root: Json, parameter: JsonObject, constants: Constants = {}): FixedValue | undefined {
  const place = stringAt(parameter, "in");
  const isPath = place === "path";
  const configured = constantsIn(constants, place);
  const name = stringAt(parameter, "name") ?? "";
  if (Object.hasOwn(configured, name)) return fixed(configured[name], true);
  if (!isPath && booleanAt(parameter, "required") !== true) return undefined;
  const schema = resolveRef(root, valueAt(parameter, "schema"), [])?.value;
  const only = valueAt(schema, "const") ?? onlyValue(valueAt(schema, "enum"));
  return fixed(only, false) ?? (isPath ? fixed(valueAt(schema, "default"), false) : undefined);
}

function onlyValue(values: Json | undefined): Json | undefined {
  return isList(values) && values.length === 1 ? values[0] : undefined;
}

function fixed(value: Json | undefined, isConstant: boolean): FixedValue | undefined {
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isScalar && value !== "" ? { value, isConstant } : undefined;
}

function constantsIn(constants: Constants, place: string | undefined): Readonly<Record<string, Json>> {
  const all: Readonly<Record<string, Readonly<Record<string, Json>> | undefined>> = constants;
  return (place === undefined || !Object.hasOwn(all, place) ? undefined : all[place]) ?? {};
}

/** Throws for a constant that no operation has a parameter for, and for one that no path can hold. */
export function assertConstantsUsed(constants: Constants, parameters: readonly JsonObject[]): void {
  const dots = Object.entries(constants.path ?? {}).find(([, value]) => value === "." || value === "..");
  if (dots !== undefined) {
    const [name, value] = dots;
    const problem = `params.path of the configuration: ${JSON.stringify(name)} is ${JSON.stringify(value)}, which leads to another route.`;
    throw new InputError(problem, "Give it a text that can be a segment of a path.");
  }
  for (const [place, values] of Object.entries(constants)) {
    const known = new Set(
      parameters.filter((one) => stringAt(one, "in") === place).map((one) => stringAt(one, "name") ?? ""),
    );
    const unknown = Object.keys(values).find((name) => !known.has(name));
    if (unknown === undefined) continue;
    const nearest = nearestName(unknown, known);
    throw new InputError(
      `params.${place} of the configuration: no operation has the ${place} parameter ${JSON.stringify(unknown)}.`,
      nearest === undefined ? "Name it as the document does." : `Is it ${JSON.stringify(nearest)}?`,
    );
  }
}

/**
 * A path without the segments that constants are all of: `/api/v{version}/orders` is `/api/orders`.
 *
 * It is what names are made of, so that another version renames nothing.
 */
export function withoutConstants(path: string, constants: readonly string[]): string {
  if (constants.length === 0) return path;
  const isConstant = (variable: string): boolean => constants.includes(variable.slice(1, -1));
  const kept = path.split("/").flatMap((segment) => {
    const variables = segment.match(/\{[^{}]+\}/g) ?? [];
    if (!variables.some(isConstant)) return [segment];
    if (variables.every(isConstant)) return [];
    return [segment.replaceAll(/\{[^{}]+\}/g, (variable) => (isConstant(variable) ? "" : variable))];
  });
  return kept.join("/") || "/";
}
