/**
 * Percent signs on their way through openapi-typescript.
 *
 * It decodes every key that it passes as if it were part of a URL, and throws at `100%`.
 */
import { isList, isObject, type Json } from "../../document/json.ts";
import { formatPointer, parseLocalRef } from "../../document/pointer.ts";

// Noncharacters: no text that is meant to be read has them. One that has them all the same keeps them, by two signs for each.
const signs: ReadonlyMap<string, string> = new Map([
  ["%", "\uFDD0"],
  ["\uFDD0", "\uFDDFa"],
  ["\uFDDF", "\uFDDFb"],
]);
const texts: ReadonlyMap<string, string> = new Map(Array.from(signs, ([text, sign]) => [sign, text]));

/** The document without percent signs in its strings and keys; references are decoded for that. Only what changes is copied. */
export function maskPercent(node: Json): Json {
  if (typeof node === "string") return maskText(node);
  if (isList(node)) {
    const items = node.map(maskPercent);
    return items.some((item, index) => item !== node[index]) ? items : node;
  }
  if (!isObject(node)) return node;
  let entries: [string, Json][] | undefined;
  for (const [index, key] of Object.keys(node).entries()) {
    const value = node[key] ?? null;
    const masked = maskPercent(value);
    if (masked !== value || needsSign.test(key)) entries ??= Object.entries(node).slice(0, index);
    entries?.push([maskText(key), masked]);
  }
  return entries === undefined ? node : Object.fromEntries(entries);
}

/** Brings them back, also where the printer has escaped the signs: a backslash before one that is escaped itself is no escape. */
export function unmaskPercent(text: string): string {
  if (!["\uFDD0", "\uFDDF", "\\uFDD"].some((sign) => text.includes(sign))) return text;
  return text
    .replaceAll(/\uFDD0|\uFDDF[ab]/g, (sign) => texts.get(sign) ?? sign)
    .replaceAll(/(?<!\\)((?:\\\\)*)\\u(FDD0|FDDF[ab])/g, (_, before: string, code: string) => {
      const sign = String.fromCharCode(Number.parseInt(code.slice(0, 4), 16)) + code.slice(4);
      return before + (texts.get(sign) ?? sign);
    });
}

/** The same for one text. */
export function maskText(text: string): string {
  if (!needsSign.test(text)) return text;
  const path = text.startsWith("#/") ? parseLocalRef(text) : undefined;
  return (path === undefined ? text : `#${formatPointer(path)}`).replaceAll(
    /[%\uFDD0\uFDDF]/g,
    (character) => signs.get(character) ?? character,
  );
}

const needsSign = /[%\uFDD0\uFDDF]/;
