/** What an endpoint resolves to: a union over the declared answers, by status. */
import { isSuccess } from "../../model/resolve-responses.ts";
import type { OperationModel, ResponseMedia, ResponseModel } from "../../model/spec-model.ts";
import { typeArguments, type Layout } from "../text/layout.ts";
import { indexType } from "../text/quote.ts";
import type { FileContext } from "./file-context.ts";
import { groupStatuses, type StatusGroup } from "./group-statuses.ts";

/** The members of the union. */
export function emitResultType(operation: OperationModel, file: FileContext): Layout[] {
  const { responses } = operation;
  if (responses.length === 0) return undeclared(file);
  const successes = responses.filter(isSuccess);
  const failures = responses.filter((response) => !isSuccess(response));
  const isDefaultAll = successes.length === 0 && failures.some(({ status }) => status === "default");
  const first = isDefaultAll ? defaultSuccess(failures) : successes;
  return [
    ...groupsOf(operation, first, file, true).map((group) => member("Success", group, file)),
    ...groupsOf(operation, failures, file, false).map((group) => member("Failure", group, file)),
  ];
}

/** Without any declared success, `default` stands for those too. */
function defaultSuccess(failures: readonly ResponseModel[]): ResponseModel[] {
  return failures.filter(({ status }) => status === "default");
}

/** A document that declares no answer says nothing of the body either. */
function undeclared(file: FileContext): Layout[] {
  return [
    typeArguments(file.runtimeType("Success"), [file.runtimeType("SuccessStatus"), "unknown"]),
    typeArguments(file.runtimeType("Failure"), [file.runtimeType("ErrorStatus"), "unknown"]),
  ];
}

function groupsOf(
  operation: OperationModel,
  responses: readonly ResponseModel[],
  file: FileContext,
  success: boolean,
): StatusGroup[] {
  const empty = success ? "undefined" : "string";
  const typed = responses.map((response) => ({
    status: response.status,
    type: dataType(operation, response, empty, file),
  }));
  return groupStatuses(typed, success);
}

function member(name: "Success" | "Failure", { statuses, type }: StatusGroup, file: FileContext): Layout {
  for (const used of statuses.matchAll(/\b[A-Z]\w+Status/g)) file.runtimeType(used[0]);
  return typeArguments(file.runtimeType(name), [statuses, type]);
}

/** An empty body is `undefined` in a success; an error is the status line then, so that it is always truthy. */
function dataType(
  operation: OperationModel,
  { status, media }: ResponseModel,
  empty: string,
  file: FileContext,
): string {
  if (media.length === 0 || operation.method === "HEAD") return empty;
  const types = media.map((one) => {
    // An error is to be looked at, not to be waited for: it arrives as text.
    const isError = one.kind === "stream" && empty === "string";
    return isError ? "string" : mediaType(operation.name, status, one, file);
  });
  return [...new Set(types)].join(" | ");
}

function mediaType(name: string, status: string, { type, kind, schema }: ResponseMedia, file: FileContext): string {
  if (kind === "text") return "string";
  if (kind === "binary") return "Blob";
  if (kind === "stream") return file.runtimeType("EventStream");
  if (schema !== undefined) return file.schema(schema);
  return `${file.operations()}${indexType(name)}["responses"]${indexType(status)}["content"]${indexType(type)}`;
}
