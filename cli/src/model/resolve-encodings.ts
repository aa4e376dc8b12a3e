/** How what a form or a multipart body is made of is written (OpenAPI 3.1, section 4.8.15; 3.2, section 4.15). */
import {
  booleanAt,
  isObject,
  listAt,
  objectAt,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";

/** What a Media Type Object, or an Encoding Object, says of its parts, as the runtime's `PartEncodings` has it. */
export function resolveEncodings(root: Json, owner: Json | undefined): JsonObject {
  const byName = Object.entries(objectAt(owner, "encoding"))
    .map(([property, encoding]) => [property, encodingFacts(root, encoding)] as const)
    .filter(([, facts]) => Object.keys(facts).length > 0);
  const first = listAt(owner, "prefixEncoding").map((encoding) => encodingFacts(root, encoding));
  const others = encodingFacts(root, valueAt(owner, "itemEncoding"));
  return {
    ...(byName.length === 0 ? {} : { encoding: Object.fromEntries(byName) }),
    ...(first.length === 0 ? {} : { prefixEncoding: first }),
    ...(Object.keys(others).length === 0 ? {} : { itemEncoding: others }),
  };
}

/** Any of `style`, `explode` and `allowReserved` turns JSON off for the property, so they are kept even where they say the default. */
function encodingFacts(root: Json, encoding: Json | undefined): JsonObject {
  if (!isObject(encoding)) return {};
  const contentType = stringAt(encoding, "contentType");
  const explode = booleanAt(encoding, "explode");
  const style = stringAt(encoding, "style");
  const facts = styleFacts(encoding, "");
  const headers = fixedHeaders(root, encoding);
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(style === undefined || facts["style"] === undefined ? {} : { style }),
    ...(explode === undefined ? {} : { explode }),
    ...(facts["allowReserved"] === undefined ? {} : { allowReserved: true }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...resolveEncodings(root, encoding),
  };
}

/** The headers of a part that can have one value only. */
function fixedHeaders(root: Json, encoding: JsonObject): JsonObject {
  const headers = Object.entries(objectAt(encoding, "headers")).flatMap(([name, listed]) => {
    const header = resolveRef(root, listed, [])?.value;
    const schema = resolveRef(root, valueAt(header, "schema"), [])?.value;
    const [only, ...others] = listAt(schema, "enum");
    const value = valueAt(schema, "const") ?? (others.length === 0 ? only : undefined);
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(headers);
}

const styles: ReadonlySet<string> = new Set(
  "simple label matrix form cookie spaceDelimited pipeDelimited tabDelimited deepObject".split(" "),
);

/** `style`, `explode` and `allowReserved` of a parameter or an encoding, as far as they differ from the defaults (OpenAPI 3.1, section 4.8.12.2.2). */
export function styleFacts(owner: Json, usual: string): Record<string, string | boolean> {
  const given = stringAt(owner, "style");
  const style = given !== undefined && styles.has(given) ? given : usual;
  const explode = booleanAt(owner, "explode");
  // deepObject has one form only; for the others exploding is the default of `form` and `cookie` alone.
  const isExploded = style === "form" || style === "cookie";
  const differs = explode !== undefined && style !== "deepObject" && explode !== isExploded;
  return {
    ...(style === usual ? {} : { style }),
    ...(differs ? { explode } : {}),
    ...(booleanAt(owner, "allowReserved") === true ? { allowReserved: true } : {}),
  };
}
