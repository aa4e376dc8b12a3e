/** Values for the calls of a package's tests, where a document makes them plain. */
import { isObject, listAt, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { memberSchemas, requiredMembers } from "../model/follow-schema.ts";

/** A value of a schema; `undefined` where it takes more than a plain value, or an object of plain values. */
export function sampleValue(root: Json, schema: Json | undefined, name: string, depth = 0): Json | undefined {
  const target = resolveRef(root, schema ?? {}, [])?.value;
  if (!isObject(target) || depth > 2) return undefined;
  const [first] = listAt(target, "enum");
  if (first !== undefined) return first;
  const type = stringAt(target, "type");
  if (type === "string") return sampleText(target, name);
  if (type === "integer" || type === "number") return sampleNumber(target);
  if (type === "boolean") return true;
  return type === "object" || valueAt(target, "properties") !== undefined
    ? sampleObject(root, target, depth)
    : undefined;
}

function sampleText(schema: JsonObject, name: string): string | undefined {
  const format = stringAt(schema, "format") ?? (/e-?mail/i.test(name) ? "email" : "");
  const plain = texts[format] ?? (valueAt(schema, "format") === undefined ? "ada-lovelace" : undefined);
  const [least, most] = [valueAt(schema, "minLength") ?? 0, valueAt(schema, "maxLength") ?? Infinity];
  const fits = plain !== undefined && plain.length >= Number(least) && plain.length <= Number(most);
  return fits && valueAt(schema, "pattern") === undefined ? plain : undefined;
}

const texts: Readonly<Record<string, string>> = {
  email: "ada@example.com",
  password: "correct horse battery",
  uuid: "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  uri: "https://example.com/",
};

function sampleNumber(schema: JsonObject): number | undefined {
  const bounds = ["exclusiveMinimum", "exclusiveMaximum", "multipleOf"].some(
    (key) => valueAt(schema, key) !== undefined,
  );
  const least = Number(valueAt(schema, "minimum") ?? 1);
  return bounds || least > Number(valueAt(schema, "maximum") ?? Infinity) ? undefined : Math.max(1, least);
}

/** The members that an object cannot do without. */
function sampleObject(root: Json, schema: JsonObject, depth: number): Json | undefined {
  const members: [string, Json][] = [];
  for (const name of requiredMembers(root, schema)) {
    const [member] = memberSchemas(root, schema, name);
    const value = sampleValue(root, member, name, depth + 1);
    if (value === undefined) return undefined;
    members.push([name, value]);
  }
  const isOpen = ["oneOf", "anyOf", "minProperties"].some((key) => valueAt(schema, key) !== undefined);
  return isOpen ? undefined : Object.fromEntries(members);
}

/** The first media type's schema of a body, where that is JSON. */
export function jsonSchema(root: Json, operation: JsonObject): Json | undefined {
  const body = resolveRef(root, valueAt(operation, "requestBody") ?? {}, [])?.value;
  const [first] = Object.entries(objectAt(body, "content"));
  return first !== undefined && /^application\/json\b/i.test(first[0]) ? valueAt(first[1], "schema") : undefined;
}
