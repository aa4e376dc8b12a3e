/** What an endpoint takes beside its client: `params`, `body`, `contentType`, `accept`. */
import type { BodyMedia, OperationModel } from "../../model/spec-model.ts";
import { entry, objectType, sequence, typeArguments, type Layout } from "../text/layout.ts";
import { indexType, quote } from "../text/quote.ts";
import { acceptableTypes } from "./emit-alternatives.ts";
import type { FileContext } from "./file-context.ts";

/** The members of the union: one, or one a media type of the body. */
export function emitInitType(operation: OperationModel, file: FileContext): Layout[] {
  const shared = [...paramsEntry(operation, file)];
  const accept = acceptEntry(operation);
  const media = operation.body?.media ?? [];
  if (media.length < 2) {
    const body = media.map((single) => bodyEntry(operation, single, file));
    const members = [...shared, ...body, ...accept];
    // Not `{}`, which linters refuse: it looks as if only an empty object would fit.
    return [members.length === 0 ? "object" : objectType(members)];
  }
  const groups = groupBodies(media);
  return groups.map(([first, ...twins], index) => {
    const contentType = contentTypeEntry([first, ...twins], groups.slice(0, index).flat());
    return objectType([...shared, bodyEntry(operation, first, file), contentType, ...accept]);
  });
}

const locations = ["path", "query", "header", "cookie"] as const;

function paramsEntry({ name, parameters, querystring }: OperationModel, file: FileContext): Layout[] {
  const given = parameters.filter(({ fixed }) => fixed?.isConstant !== true);
  const all = [...given, ...(querystring === undefined ? [] : [{ in: "query", required: querystring.required }])];
  const present = locations.filter((location) => all.some((parameter) => parameter.in === location));
  if (present.length === 0) return [];
  const isRequired = (location: string): boolean =>
    all.some((parameter) => parameter.in === location && parameter.required);
  const entries = present.map((location) =>
    entry(
      location + (isRequired(location) ? "" : "?"),
      `${file.operations()}${indexType(name)}["parameters"]["${location}"]`,
    ),
  );
  return [entry(present.some(isRequired) ? "params" : "params?", objectType(entries))];
}

function bodyEntry(operation: OperationModel, media: BodyMedia, file: FileContext): Layout {
  return entry(operation.body?.required ? "body" : "body?", bodyType(operation, media, file));
}

function bodyType(operation: OperationModel, media: BodyMedia, file: FileContext): Layout {
  const { kind } = media;
  if (kind === "text") return file.runtimeType("TextBody");
  if (kind === "binary") return file.runtimeType("BinaryBody");
  const type = schemaType(operation, media, file);
  return kind === "json"
    ? type
    : typeArguments(file.runtimeType(kind === "form" ? "FormBody" : "MultipartBody"), [type]);
}

function schemaType({ name, body }: OperationModel, { type, schema }: BodyMedia, file: FileContext): Layout {
  if (schema !== undefined) return file.schema(schema);
  const requestBody = `${file.operations()}${indexType(name)}["requestBody"]`;
  const owner = body?.required ? requestBody : `NonNullable<${requestBody}>`;
  return `${owner}["content"]${indexType(type)}`;
}

/** Media types whose bodies are the same differ in what they are sent as, and in nothing else. */
function groupBodies(media: readonly BodyMedia[]): BodyGroup[] {
  const groups = new Map<string, BodyGroup>();
  for (const one of media) {
    const key = one.kind === "text" || one.kind === "binary" ? one.kind : `${one.kind} ${one.schemaText}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

type BodyGroup = [BodyMedia, ...BodyMedia[]];

/**
 * The runtime takes the first media type that fits the body. So the first may go unnamed, and a later one only where its bodies
 * fit nothing before it: bytes behind values, files behind what carries none.
 */
function contentTypeEntry(group: BodyGroup, before: readonly BodyMedia[]): Layout {
  const types = group.map(({ type }) => quote(type)).join(" | ");
  return entry(before.length === 0 || isClear(group[0], before) ? "contentType?" : "contentType", types);
}

function isClear({ kind, schemaText, needsFile }: BodyMedia, before: readonly BodyMedia[]): boolean {
  if (before.some((other) => other.kind === kind)) return false;
  if (kind === "binary") return true;
  return kind === "multipart" && (needsFile || before.every((other) => other.schemaText === schemaText));
}

function acceptEntry(operation: OperationModel): Layout[] {
  const types = acceptableTypes(operation);
  return types.length === 0 ? [] : [sequence("accept?: ", types.map(quote).join(" | "))];
}
