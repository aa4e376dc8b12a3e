/** Headers in the shapes that a caller may give them in. */

import { isFieldName, isFieldValue } from "../security/field.ts";
import { say } from "../say.ts";

/** What a caller may give as headers; an undefined value sets nothing. */
export type HeaderSource = HeadersInit | Readonly<Record<string, string | undefined>> | undefined;

/** The same, checked, as what can be read again and again: pairs may come from an iterator, which is spent by one reading. */
export function readableHeaders(source: HeaderSource): Headers | Readonly<Record<string, string | undefined>> {
  if (source === undefined || source instanceof Headers) return source ?? {};
  if (!(Symbol.iterator in source)) {
    for (const [name, value] of Object.entries(source)) assertSendable(name, value);
    return source;
  }
  const pairs = [...source];
  for (const [name, value] of pairs) assertSendable(name, value);
  return new Headers(pairs);
}

/** The platform's own refusal would quote the value, which may be a token. */
function assertSendable(name: string | undefined, value: string | null | undefined): void {
  if (value === undefined || value === null) return;
  if (name !== undefined && isFieldName(name) && isFieldValue(value)) return;
  throw new TypeError(say`The header ${JSON.stringify(name)} has a name or a value that no header can have`);
}

/** One of the headers, if it is set. */
export function headerIn(source: HeaderSource, name: string): string | undefined {
  const readable = readableHeaders(source);
  if (readable instanceof Headers) return readable.get(name) ?? undefined;
  for (const key in readable) if (key.toLowerCase() === name) return readable[key];
  return undefined;
}

/** One set of headers out of several, the last word being the last one's: null takes a header away. */
export function mergeHeaders(...sources: readonly HeaderSource[]): Headers {
  const merged = new Headers();
  for (const source of sources) {
    if (source === undefined) continue;
    const readable = readableHeaders(source);
    const entries: Iterable<[string, string | null | undefined]> =
      readable instanceof Headers ? readable : Object.entries(readable);
    for (const [name, value] of entries) {
      if (value === null) merged.delete(name);
      else if (value !== undefined) merged.set(name, value);
    }
  }
  return merged;
}
