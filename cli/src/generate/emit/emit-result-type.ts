/** What an endpoint resolves to: a union over the answers, by status. */
import { typedMediaTypes } from "../../model/media-type.ts";
import { isSuccess, successesOf } from "../../model/resolve-responses.ts";
import { isEventStream, streamedStatus } from "../../model/streams/stream-item.ts";
import type { OperationModel, ResponseMedia, ResponseModel } from "../../model/spec-model.ts";
import { typeArguments, type Layout } from "../text/layout.ts";
import { indexType } from "../text/quote.ts";
import { emitHeadersType } from "./emit-headers.ts";
import type { FileContext } from "./file-context.ts";
import { groupStatuses, restStatuses, type StatusGroup, type TypedStatus } from "./group-statuses.ts";

/** The members of the union. */
export function emitResultType(operation: OperationModel, file: FileContext): Layout[] {
  return [...emitSuccesses(operation, file), ...emitFailures(operation, file)];
}

/** The members for success; `accept` is the media type of a call that wants another one, where an answer has it. */
export function emitSuccesses(operation: OperationModel, file: FileContext, accept?: string): Layout[] {
  const successes = successesOf(operation.responses);
  // A document that declares no success says nothing of one.
  if (successes.length === 0)
    return [typeArguments(file.runtimeType("Success"), [file.runtimeType("SuccessStatus"), "unknown"])];
  const typed = successes.map((response) => ({
    status: response.status,
    type: dataType(operation, response, accept, file),
    headers: emitHeadersType(response.headers),
  }));
  return groupStatuses(typed, true).map((group) => member("Success", group, file));
}

/** Those for all else: the declared ones, and then every status from 400 of which the document says nothing. */
function emitFailures(operation: OperationModel, file: FileContext): Layout[] {
  const failures = operation.responses.filter((response) => !isSuccess(response));
  const common = commonType(operation, file);
  const declared: TypedStatus[] = failures.map((response) => ({
    status: response.status,
    type: errorType(operation, response, common, file),
    headers: emitHeadersType(response.headers),
  }));
  // A document that declares no answer at all leaves redirections open too.
  const typed = operation.responses.length === 0 ? [{ status: "default", type: common }] : declared;
  const groups = groupStatuses(typed, false);
  const rest = restStatuses(typed, common);
  return [...groups, ...(rest === undefined ? [] : [rest])].map((group) => member("Failure", group, file));
}

function member(name: "Success" | "Failure", { statuses, type, headers }: StatusGroup, file: FileContext): Layout {
  const named = statuses.replaceAll(/Exclude<(\w+), ([^>]*)>/g, (_, range: string, less: string) =>
    file.statusesWithout(range, less.split(" | ")),
  );
  // The name of a range without another one ends like a range, and is declared in the file.
  const imported = statuses.replaceAll(/Exclude<[^>]*>/g, "");
  for (const [used] of imported.matchAll(/\b[A-Z]\w+Status\b/g)) file.runtimeType(used);
  if (headers === undefined) return typeArguments(file.runtimeType(name), [named, type]);
  return typeArguments(file.runtimeType(`${name}WithHeaders`), [named, type, headers]);
}

/** 204 and 205 have no body; where nothing is declared of another one, servers send something all the same. */
function dataType(
  operation: OperationModel,
  response: ResponseModel,
  accept: string | undefined,
  file: FileContext,
): string {
  const { status, media } = response;
  if (operation.method === "HEAD" || status === "204" || status === "205") return "undefined";
  const chosen = media.find(({ type }) => type === accept) ?? media[0];
  return chosen === undefined ? "unknown" : mediaType(operation.name, response, chosen, file);
}

/** An error without a body is the status line, so that it is always truthy. */
function errorType(operation: OperationModel, response: ResponseModel, common: string, file: FileContext): string {
  const { status, media } = response;
  if (operation.method === "HEAD" || status === "304") return "string";
  const [first] = media;
  if (first === undefined) return status.startsWith("3") ? "unknown" : common;
  // An error is to be looked at, not to be waited for: it arrives as text.
  return first.kind === "stream" ? "string" : mediaType(operation.name, response, first, file);
}

/** The type of an error of which the document says nothing by its status. */
function commonType(operation: OperationModel, file: FileContext): string {
  const { commonError, responses, method } = operation;
  if (method === "HEAD") return "string";
  if (commonError === undefined) return file.errors();
  if ("schema" in commonError) return file.schema(commonError.schema);
  const { statuses } = commonError;
  const members = responses.filter(({ status }) => statuses.includes(status));
  return [...new Set(members.map((response) => errorType(operation, response, "unknown", file)))].join(" | ");
}

function mediaType(
  name: string,
  { status, media }: ResponseModel,
  { twin, kind, schema, item, type }: ResponseMedia,
  file: FileContext,
): string {
  if (kind === "text") return "string";
  if (kind === "binary") return "Blob";
  if (item?.form === "text") return file.runtimeType("EventStream");
  const named = schemaType(name, { status, media }, { twin, schema, item }, file);
  if (item === undefined) return named;
  if (!isEventStream(type)) return `${file.runtimeType("ItemStream")}<${named}>`;
  const event = item.form === "data" ? `${file.runtimeType("ServerSentEvent")}<${named}>` : named;
  return `${file.runtimeType("EventStream")}<${event}>`;
}

/** The type of JSON, or of what a stream has of it. */
function schemaType(
  name: string,
  { status, media }: Pick<ResponseModel, "status" | "media">,
  { twin, schema, item }: Pick<ResponseMedia, "twin" | "schema" | "item">,
  file: FileContext,
): string {
  if (schema !== undefined) return file.schema(schema);
  const isTyped = typedMediaTypes(media.map(({ type }) => type)).includes(twin);
  // A range beside JSON (`*/*`, say) promises nothing that could be named.
  if (!isTyped && item === undefined) return "unknown";
  const key = isTyped ? status : streamedStatus(status, twin);
  return `${file.operations()}${indexType(name)}["responses"]${indexType(key)}["content"]${indexType(twin)}`;
}
