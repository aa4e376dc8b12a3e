/**
 * Percent signs on their way through openapi-typescript.
 *
 * It decodes every key that it passes as if it were part of a URL, and throws at `100%`.
 */
import { isList, isObject, type Json } from "../../document/json.ts";
import { formatPointer, parseLocalRef } from "../../document/pointer.ts";

// A noncharacter: no text that is meant to be read has it.
const mask = "\uFDD0";

/** A copy in which no string and no key has a percent sign; references are decoded for that. */
export function maskPercent(node: Json): Json {
  if (typeof node === "string") return maskText(node);
  if (isList(node)) return node.map(maskPercent);
  if (!isObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [maskText(key), maskPercent(value)]));
}

/** Brings them back, also where the printer has escaped the mask. */
export function unmaskPercent(text: string): string {
  return text.replaceAll(mask, "%").replaceAll("\\uFDD0", "%");
}

function maskText(text: string): string {
  if (!text.includes("%")) return text;
  const path = text.startsWith("#/") ? parseLocalRef(text) : undefined;
  return (path === undefined ? text : `#${formatPointer(path)}`).replaceAll("%", mask);
}
