/** The object that a form stands for, in the shape that its schema asks for (OpenAPI 3.1, section 4.8.15). */
import { booleanAt, objectAt, stringAt, valueAt, type Json } from "../../document/json.ts";
import { mediaKind } from "../../model/media-type.ts";
import { readPairs, type Pair } from "./read-pairs.ts";
import { bracketTree, readJsonText, readTree, splitBrackets } from "./read-text.ts";
import { allTypes, itemSchema, memberNames, memberSchema, partsOf } from "./schema-parts.ts";

/** The fields of a form, and how they were written. */
export interface FormFields {
  /** A file is a string of octets. */
  readonly pairs: readonly Pair[];
  readonly decode: (raw: string) => string;
}

/** The value of a form. `media` is the Media Type Object that describes it. */
export function formValue(root: Json, media: Json | undefined, fields: FormFields): Json {
  const schema = valueAt(media, "schema") ?? true;
  const parts = partsOf(root, schema);
  const known = memberNames(parts);
  const encodings = objectAt(media, "encoding");
  const names = new Set(fields.pairs.map(([name]) => (known.has(name) ? name : (splitBrackets(name)[0] ?? name))));
  const spread = [...known].filter((name) => isSpread(root, memberSchema(parts, name), encodings[name]));
  const claimed = new Set(spread.flatMap((name) => [...memberNames(partsOf(root, memberSchema(parts, name)))]));
  const asked = [...new Set([...spread, ...names].filter((name) => known.has(name) || !claimed.has(name)))];
  return Object.fromEntries(
    asked.flatMap((name) => {
      const value = readProperty(root, name, memberSchema(parts, name), encodings[name], fields);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Whether an object's own members stand among the fields. */
function isSpread(root: Json, schema: Json, encoding: Json | undefined): boolean {
  const style = stringAt(encoding, "style") ?? "form";
  const isStyled = stringAt(encoding, "style") !== undefined || booleanAt(encoding, "explode") !== undefined;
  const explode = booleanAt(encoding, "explode") ?? true;
  return isStyled && style === "form" && explode && allTypes(partsOf(root, schema)).has("object");
}

function readProperty(
  root: Json,
  name: string,
  schema: Json,
  encoding: Json | undefined,
  { pairs, decode }: FormFields,
): Json | undefined {
  const isStyled = ["style", "explode", "allowReserved"].some((key) => valueAt(encoding, key) !== undefined);
  if (isStyled) {
    const style = stringAt(encoding, "style") ?? "form";
    const explode = booleanAt(encoding, "explode") ?? style === "form";
    return readPairs(root, { name, schema, style, explode, decode }, pairs);
  }
  const texts = pairs.filter(([key]) => key === name).map(([, raw]) => decode(raw));
  if (texts.length === 0) return readNested(root, name, schema, { pairs, decode });
  const parts = partsOf(root, schema);
  const contentType = stringAt(encoding, "contentType");
  const isJson = contentType !== undefined && mediaKind(contentType) === "json";
  const [first = ""] = texts;
  if (allTypes(parts).has("array")) {
    const whole = texts.length === 1 ? readJsonText(root, schema, first) : undefined;
    if (Array.isArray(whole)) return whole as Json;
    return texts.map((text, index) => readJsonText(root, itemSchema(parts, index), text));
  }
  const last = texts.at(-1) ?? "";
  return isJson ? parseOr(last) : readJsonText(root, schema, last);
}

function parseOr(text: string): Json {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives what Json describes.
  } catch {
    return text;
  }
}

/** `filter[author]` belongs to `filter`. */
function readNested(root: Json, name: string, schema: Json, { pairs, decode }: FormFields): Json | undefined {
  const inner = pairs.flatMap(([key, raw]) => {
    const [base, ...path] = splitBrackets(key);
    return base === name && path.length > 0 ? [[path, decode(raw)] as const] : [];
  });
  return inner.length === 0 ? undefined : readTree(root, schema, bracketTree(inner));
}
