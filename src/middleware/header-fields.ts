/** Request headers by name: fetch makes Headers of them, and one such object costs more than all that we do with a call. */
import { isFieldName, isFieldValue } from "../security/field.ts";
import { say } from "../say.ts";

/** What a caller may give as headers; an undefined value sets nothing, and null takes a header of the client away. */
export type HeaderSource = HeadersInit | Readonly<Record<string, string | undefined>> | undefined;

/** Values by name, in lower case. */
export type HeaderFields = Readonly<Record<string, string>>;

/** What one caller has given: null takes a header away. */
export type GivenFields = Readonly<Record<string, string | null>>;

/** The same, checked, with null for what is taken away. Read once: pairs may come from an iterator, which is spent by that. */
export function fieldsOf(source: HeaderSource): GivenFields {
  const fields: Record<string, string | null> = {};
  if (source === undefined) return fields;
  if (Symbol.iterator in source) {
    const pairs = [...source];
    for (const [name, value] of pairs) assertSendable(name, value);
    // Of one name there may be several: only the platform knows how they become one.
    for (const [name, value] of source instanceof Headers ? pairs : new Headers(pairs)) fields[name] = value;
    return fields;
  }
  for (const name in source) {
    const value: string | null | undefined = source[name];
    if (value === undefined || !Object.hasOwn(source, name)) continue;
    assertSendable(name, value);
    fields[name.toLowerCase()] = value;
  }
  return fields;
}

/** One set of headers out of several, the last word being the last one's. */
export function mergeFields(...all: readonly (GivenFields | undefined)[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const fields of all) {
    for (const name in fields) {
      const value = fields[name];
      if (value === null) delete merged[name];
      else if (value !== undefined) merged[name] = value;
    }
  }
  return merged;
}

/** The platform's own refusal would quote the value, which may be a token. */
function assertSendable(name: string | undefined, value: string | null | undefined): void {
  if (value === undefined || value === null) return;
  if (name !== undefined && isFieldName(name) && isFieldValue(value)) return;
  throw new TypeError(say`The header ${JSON.stringify(name)} has a name or a value that no header can have`);
}
