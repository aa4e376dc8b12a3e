/** Parameters that an operation does not declare: those that a client has for every call. */
import type { ParameterParts, ParameterValues } from "../operation/operation.ts";
import { isAbsent } from "./plain-value.ts";

/** What stands for no parameters: another empty object may be a value, where the whole query is one. */
export const NONE: ParameterValues = {};

/** Texts, numbers, booleans and lists of them, in the usual style of their place. Nothing of it is declared, so nothing can be wrong. */
export const bareParts: ParameterParts = {
  path: ({ path }) => path,
  query: (_, values) => pairsOf(values).join("&"),
  cookies: (_, values) => pairsOf(values).join("; "),
  headers: (_, values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, itemsOf(value).join(",")])),
};

function pairsOf(values: ParameterValues): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    itemsOf(value).map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(item)}`),
  );
}

function itemsOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item) => !isAbsent(item)).map(textOf);
}

/** A text as it is, all else as JSON has it: a date without its quotes. */
function textOf(item: unknown): string {
  return typeof item === "string" ? item : JSON.stringify(item).replaceAll(/^"|"$/g, "");
}
