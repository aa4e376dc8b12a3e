/** An answer as a typed result. */
import type { Awaitable } from "../waiting/awaitable.ts";
import type { Operation } from "../operation/operation.ts";
import { discard } from "../middleware/discard.ts";
import { expectedType } from "../operation/answers.ts";
import { isJson, isRange, mediaKind } from "../operation/media-type.ts";
import { type AnsweredCall, type Form, readBody, strayBody } from "./read-body.ts";
import type { Failure, ParseAs, Success } from "./result.ts";

/** Reads an answer: data for the 2xx class, an error, always truthy, for all else. */
export async function resultOf(response: Response, parseAs: ParseAs, call: AnsweredCall): Promise<Success | Failure> {
  call.progress.phase = "body";
  const { ok, status } = response;
  if (ok) return withHeaders({ ok, status, data: await readAs(response, parseAs, call), response }, call);
  Reflect.defineProperty(response, OPERATION, { value: call.operation, configurable: true }); // In vain if it is frozen.
  const problem = await readAs(response, "auto", call);
  const isEmpty = !problem || (problem instanceof Blob && problem.size === 0);
  return withHeaders({ ok, status, error: isEmpty ? statusLine(response) : problem, response }, call);
}

/** The result with its declared headers, which nothing reads before somebody asks. */
function withHeaders<R extends Success | Failure>(result: R, { operation: { headers } }: AnsweredCall): R {
  if (headers === undefined) return result;
  const get = headers(result.response);
  if (get === undefined) return { ...result, headers: {} }; // A getter costs more than all else here.
  return Object.defineProperty(result, "headers", { get, enumerable: true, configurable: true });
}

/** Under which a failure's answer has its operation, not enumerable: other copies of the package find it too. */
const OPERATION = Symbol.for("latchkey.operation");

/** The operation that answered with a failure. */
export function operationOf(response: Response): Operation | undefined {
  return Reflect.get(Object(response), OPERATION) as Operation | undefined;
}

/** What stands for the error of an answer without a body. */
export function statusLine({ status, statusText }: Response): string {
  return statusText === "" ? String(status) : `${status} ${statusText}`;
}

function readAs(response: Response, parseAs: ParseAs, call: AnsweredCall): Awaitable<unknown> {
  if (hasNoContent(response, call)) return undefined;
  const contentType = response.headers.get("content-type") ?? "";
  const form = parseAs === "auto" ? naturalForm(response, contentType, call) : parseAs;
  // Nobody can wait for a body that may never end.
  if (form !== "stray" || mediaKind(contentType) !== "stream") return readBody(response, form, contentType, call);
  discard(response);
  throw strayBody(response, call);
}

/** No content (RFC 9110, section 6.4.1), whatever the headers say. */
function hasNoContent({ status }: Response, { method }: AnsweredCall): boolean {
  return status === 204 || status === 205 || method === "HEAD";
}

/** How a body is read: a success in the form of the media type that was asked for, all else by its content type. */
function naturalForm({ ok, status }: Response, contentType: string, { operation, accept }: AnsweredCall): Form {
  const natural = contentType === "" ? "guess" : formOf(contentType, ok);
  const expected = ok ? expectedType(operation, status, accept) : undefined;
  // A range of everything says nothing of the body.
  if (expected === undefined || expected === contentType || (isRange(expected) && isJson(expected))) return natural;
  const form = formOf(expected, ok);
  return form !== "json" || contentType === "" || natural === "json" ? form : "stray";
}

function formOf(mediaType: string, ok: boolean): Form {
  switch (mediaKind(mediaType)) {
    case "json":
      // An error page that is called JSON is still the server's answer.
      return ok ? "json" : "guess";
    case "text":
    case "form":
      return "text";
    case "stream":
      // An error is read whole, even where the operation streams.
      return ok ? "stream" : "text";
    default:
      return "blob";
  }
}
