/** How the properties of a form or a multipart body are written (OpenAPI 3.1, section 4.8.15). */
import { booleanAt, stringAt, type Json, type JsonObject } from "../document/json.ts";
import type { Encodings } from "./spec-model.ts";
import { styleFacts } from "./style-facts.ts";

/** The encodings of properties, by name, as far as they say anything. */
export function encodingsOf(encodings: JsonObject): Encodings {
  const entries = Object.entries(encodings)
    .map(([property, encoding]) => [property, encodingFacts(encoding)] as const)
    .filter(([, facts]) => Object.keys(facts).length > 0);
  return Object.fromEntries(entries);
}

/** Any of `style`, `explode` and `allowReserved` turns JSON off for the property, so they are kept even where they say the default. */
function encodingFacts(encoding: Json): Record<string, string | boolean> {
  const contentType = stringAt(encoding, "contentType");
  const explode = booleanAt(encoding, "explode");
  const style = stringAt(encoding, "style");
  const facts = styleFacts(encoding, "");
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(style === undefined || facts["style"] === undefined ? {} : { style }),
    ...(explode === undefined ? {} : { explode }),
    ...(facts["allowReserved"] === undefined ? {} : { allowReserved: true }),
  };
}
