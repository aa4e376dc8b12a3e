import type { PrismContent, PrismEncoding, PrismSchema } from "./prism-api.ts";

/** One field of a form, its file read as a string of octets. */
export type FormField = readonly [name: string, value: string];

const delimiters: Readonly<Record<string, string>> = { form: ",", spaceDelimited: " ", pipeDelimited: "|" };

/**
 * The value that the fields of a form stand for, in the shape that the schema asks for.
 *
 * Prism's own reading of forms keeps the last of repeated fields, leaves JSON parts as strings, and finds reserved
 * characters where an encoding puts them; so it gets the value instead of the form.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.0#encoding-object OpenAPI 3.1, Encoding Object}
 */
export function formValue(fields: readonly FormField[], content: PrismContent | undefined): Record<string, unknown> {
  const properties = propertiesOf(content?.schema);
  const names = new Set([...fields.map(([name]) => baseName(name, properties))]);
  return Object.fromEntries(
    [...names].map((name) => {
      const encoding = content?.encodings?.find(({ property }) => property === name);
      return [name, propertyValue(name, fields, properties[name] ?? {}, encoding)];
    }),
  );
}

function propertyValue(
  name: string,
  fields: readonly FormField[],
  schema: PrismSchema,
  encoding?: PrismEncoding,
): unknown {
  const values = fields.filter(([field]) => field === name).map(([, value]) => value);
  if (hasType(schema, "array")) return splitItems(values, encoding).map((value) => scalar(value, itemsOf(schema)));
  if (values.length === 0) return deepObject(name, fields, schema);
  return scalar(values.at(-1) ?? "", schema);
}

/** `filter[author]` belongs to `filter`, unless the schema knows it under its full name. */
function baseName(name: string, properties: Readonly<Record<string, PrismSchema>>): string {
  const bracket = name.indexOf("[");
  return name in properties || bracket === -1 || !name.endsWith("]") ? name : name.slice(0, bracket);
}

function deepObject(name: string, fields: readonly FormField[], schema: PrismSchema): Record<string, unknown> {
  const properties = propertiesOf(schema);
  const inner = fields.filter(([field]) => field.startsWith(`${name}[`));
  return Object.fromEntries(
    inner.map(([field, value]) => {
      const key = field.slice(name.length + 1, -1);
      return [key, scalar(value, properties[key] ?? {})];
    }),
  );
}

function splitItems(values: readonly string[], encoding?: PrismEncoding): readonly string[] {
  if (encoding?.explode !== false) return values;
  const delimiter = delimiters[encoding.style ?? "form"] ?? ",";
  return values.flatMap((value) => value.split(delimiter));
}

/** A field as what its schema says it is; what does not fit stays a string, and Prism says so. */
function scalar(text: string, schema: PrismSchema): unknown {
  const structured = ["object", "array", "number", "integer", "boolean", "null"].some((type) => hasType(schema, type));
  if (!structured) return text;
  try {
    const value: unknown = JSON.parse(text);
    return hasType(schema, "string") && typeof value !== "object" ? text : value;
  } catch {
    return text;
  }
}

function hasType(schema: PrismSchema, type: string): boolean {
  return Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;
}

function itemsOf(schema: PrismSchema): PrismSchema {
  return typeof schema.items === "object" ? schema.items : {};
}

function propertiesOf(schema: PrismSchema | undefined): Record<string, PrismSchema> {
  const parts = (schema?.allOf ?? []).map((part) => (typeof part === "object" ? propertiesOf(part) : {}));
  const own = Object.entries(schema?.properties ?? {});
  const objects = own.map(([name, property]) => [name, typeof property === "object" ? property : {}] as const);
  return Object.assign({}, ...parts, Object.fromEntries(objects));
}
