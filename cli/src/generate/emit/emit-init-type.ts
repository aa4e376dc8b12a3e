/** What an endpoint takes beside its client: `params`, `body`, `contentType`, `accept`. */
import { isSuccess } from "../../model/resolve-responses.ts";
import type { BodyMedia, OperationModel } from "../../model/spec-model.ts";
import { entry, objectType, sequence, typeArguments, type Layout } from "../text/layout.ts";
import { indexType, quote } from "../text/quote.ts";
import type { FileContext } from "./file-context.ts";

/** The members of the union: one, or one a media type of the body. */
export function emitInitType(operation: OperationModel, file: FileContext): Layout[] {
  const shared = [...paramsEntry(operation, file)];
  const accept = acceptEntry(operation);
  const media = operation.body?.media ?? [];
  if (media.length < 2) {
    const body = media.map((single) => bodyEntry(operation, single, file));
    return [objectType([...shared, ...body, ...accept])];
  }
  return media.map((one, index) =>
    objectType([...shared, bodyEntry(operation, one, file), contentTypeEntry(media, index), ...accept]),
  );
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

/**
 * The runtime takes the first media type that fits the body. So the first may go unnamed, and a later one only where its bodies
 * fit nothing before it: bytes behind values.
 */
function contentTypeEntry(media: readonly BodyMedia[], index: number): Layout {
  const current = media[index];
  const before = media.slice(0, index);
  const isClear = index === 0 || (current?.kind === "binary" && before.every(({ kind }) => kind !== "binary"));
  return entry(isClear ? "contentType?" : "contentType", quote(current?.type ?? ""));
}

function acceptEntry({ responses }: OperationModel): Layout[] {
  const types = [...new Set(responses.filter(isSuccess).flatMap(({ media }) => media.map(({ type }) => type)))];
  if (types.length < 2) return [];
  return [sequence("accept?: ", types.map(quote).join(" | "))];
}
