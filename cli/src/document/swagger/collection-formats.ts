/**
 * How lists are written in Swagger 2.0 (`collectionFormat`), as far as the conversion to OpenAPI 3 would lose it.
 *
 * The converter knows what OpenAPI 3 has a style for: `csv`, `multi`, and `ssv` and `pipes` in queries.
 */
import { isList, isObject, mapValues, stringAt, valueAt, type Json, type JsonObject } from "../json.ts";
import type { DocumentNotice } from "../mend/mended-document.ts";

/** The styles of the delimiters, in any place: `tabDelimited` is ours, since OpenAPI 3 has none. */
const styles: ReadonlyMap<string, string> = new Map([
  ["ssv", "spaceDelimited"],
  ["pipes", "pipeDelimited"],
  ["tsv", "tabDelimited"],
]);
const known: ReadonlySet<string> = new Set(["csv", "multi", ...styles.keys()]);

/** On the way through the converter, which keeps extensions of a form's fields. */
const marker = "x-latchkey-collection-format";

/** A document of version 2.0 that says of each list how it is written, in words that the converter keeps. */
export function markCollectionFormats(root: JsonObject): { root: JsonObject; notices: readonly DocumentNotice[] } {
  const notices: DocumentNotice[] = [];
  const mark = (parameter: Json, place: string): Json => markParameter(parameter, place, notices);
  const markAll = (owner: Json, place: string): Json => {
    const parameters = valueAt(owner, "parameters");
    if (!isObject(owner) || !isList(parameters)) return owner;
    return { ...owner, parameters: parameters.map((parameter) => mark(parameter, place)) };
  };
  const paths = valueAt(root, "paths");
  const shared = valueAt(root, "parameters");
  const marked = {
    ...root,
    ...(isObject(paths) && {
      paths: mapValues(paths, (item, path) => {
        const operations = isObject(item)
          ? mapValues(item, (operation, method) => markAll(operation, `${method.toUpperCase()} ${path}`))
          : item;
        return markAll(operations, path);
      }),
    }),
    ...(isObject(shared) && { parameters: mapValues(shared, (parameter) => mark(parameter, "parameters")) }),
  };
  return { root: marked, notices };
}

function markParameter(parameter: Json, place: string, notices: DocumentNotice[]): Json {
  if (!isObject(parameter) || stringAt(parameter, "type") !== "array") return parameter;
  const format = stringAt(parameter, "collectionFormat") ?? "csv";
  const location = stringAt(parameter, "in") ?? "";
  const problem = problemOf(parameter, format, location);
  if (problem !== undefined) {
    const message = `${place} has the parameter \`${stringAt(parameter, "name") ?? ""}\` with ${problem}`;
    notices.push({ kind: "collection-format", message });
  }
  // The default is the same in every place, but the converter takes it to be `multi` in a form.
  if (location === "formData") return { ...parameter, collectionFormat: format, [marker]: format };
  const style = styles.get(format);
  if (style === undefined || (location === "query" && format !== "tsv")) return parameter;
  return { ...parameter, style, explode: false };
}

function problemOf(parameter: JsonObject, format: string, location: string): string | undefined {
  if (!known.has(format)) return `the collectionFormat \`${format}\`, which is none; commas are written`;
  if (format === "multi" && location !== "query" && location !== "formData")
    return "the collectionFormat `multi`, which a path and a header cannot have; commas are written";
  const items = valueAt(parameter, "items");
  return stringAt(items, "type") === "array" ? "lists inside a list, which cannot be written as declared" : undefined;
}

/** The converted document, with the encodings of form fields that the converter has no word for. */
export function resolveFormFormats(node: Json): Json {
  if (isList(node)) return node.map(resolveFormFormats);
  if (!isObject(node)) return node;
  const changed = mapValues(node, resolveFormFormats);
  const properties = valueAt(valueAt(node, "schema"), "properties");
  const formats = Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => {
    const format = stringAt(property, marker);
    return format === undefined ? [] : [[name, format] as const];
  });
  if (stringAt(node, marker) !== undefined) delete changed[marker];
  const delimited = formats.flatMap(([name, format]) => {
    const style = styles.get(format);
    return style === undefined ? [] : [[name, { style, explode: false }] as const];
  });
  if (delimited.length === 0) return changed;
  const encoding = isObject(changed["encoding"]) ? changed["encoding"] : {};
  return { ...changed, encoding: { ...encoding, ...Object.fromEntries(delimited) } };
}
