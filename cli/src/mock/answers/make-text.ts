/** Made-up texts: by format, by pattern, or plain. */
import { stringAt, valueAt, type JsonObject } from "../../document/json.ts";
import { patternText } from "./pattern-text.ts";
import type { Source } from "./random.ts";

/** What a person would write, by format; more of each, where values are to differ. */
const byFormat: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2026-03-14T09:26:53Z", "2026-07-01T18:00:00Z", "2025-12-24T07:30:15Z"],
  date: ["2026-03-14", "2026-07-01", "2025-12-24"],
  time: ["09:26:53Z", "18:00:00Z"],
  duration: ["PT15M", "P1D"],
  email: ["ada@example.com", "grace@example.com", "linus@example.org"],
  "idn-email": ["ada@example.com", "grace@example.com"],
  hostname: ["example.com", "api.example.org"],
  "idn-hostname": ["example.com"],
  ipv4: ["192.0.2.1", "198.51.100.7"],
  ipv6: ["2001:db8::1", "2001:db8::7"],
  uri: ["https://example.com/", "https://example.org/a"],
  url: ["https://example.com/", "https://example.org/a"],
  iri: ["https://example.com/"],
  "uri-reference": ["/a", "/b"],
  "iri-reference": ["/a"],
  "uri-template": ["/a/{id}"],
  uuid: ["0193a1f2-5c3e-4b7a-9d21-6f0e8c4b2a10", "4f6c1b9e-8a2d-4e3f-b5c7-1d0a9e8f7b62"],
  guid: ["0193a1f2-5c3e-4b7a-9d21-6f0e8c4b2a10"],
  byte: ["c3RyaW5n", "Ynl0ZXM="],
  base64url: ["c3RyaW5n"],
  binary: ["binary"],
  password: ["correct horse battery staple"],
  regex: ["^a"],
  "json-pointer": ["/a"],
  "relative-json-pointer": ["0/a"],
  int32: ["1"],
  int64: ["1"],
  decimal: ["1.00"],
  phone: ["+15550100"],
};

const words = ["string", "morning", "pass", "river", "stone", "ada"];

/** A text that fits a schema. */
export function makeText(schema: JsonObject, source: Source): string {
  const format = stringAt(schema, "format");
  const pattern = stringAt(schema, "pattern");
  const known = format !== undefined && Object.hasOwn(byFormat, format) ? byFormat[format] : undefined;
  const chosen = known === undefined ? undefined : source.choose(known);
  if (pattern === undefined) return fitted(chosen ?? plainText(schema, source), schema);
  if (chosen !== undefined && matches(pattern, chosen)) return chosen;
  return patternText(pattern, lengthsOf(schema), source) ?? fitted(chosen ?? plainText(schema, source), schema);
}

/** Whether a text matches; a pattern that JavaScript cannot read counts as none. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

function plainText(schema: JsonObject, source: Source): string {
  const contentType = stringAt(schema, "contentMediaType");
  if (contentType !== undefined && /json$/i.test(contentType)) return "{}";
  return source.choose(words) ?? "string";
}

/** As long as it has to be, and no longer than it may. */
function fitted(text: string, schema: JsonObject): string {
  const { least, most } = lengthsOf(schema);
  if (text.length > most) return text.slice(0, most);
  return text.length >= least ? text : text.padEnd(Math.min(least, longest), text === "" ? "a" : text);
}

/** A document may ask for a text of a billion characters. */
const longest = 10_000;

function lengthsOf(schema: JsonObject): { least: number; most: number } {
  const [least, most] = [valueAt(schema, "minLength"), valueAt(schema, "maxLength")];
  return {
    least: typeof least === "number" ? least : 0,
    most: typeof most === "number" ? Math.max(most, 0) : Infinity,
  };
}
