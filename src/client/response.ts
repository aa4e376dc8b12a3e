/** An answer as a typed result. */
import { ConnectionError, type ErrorOrigin, type LatchkeyError, ResponseBodyError } from "../errors.ts";
import type { Call } from "../middleware/call.ts";
import { mediaKind } from "./media-type.ts";
import type { Failure, ParseAs, Success } from "./result.ts";

/** Reads an answer: data for the 2xx class, an error, always truthy, for all else. */
export async function resultOf(response: Response, parseAs: ParseAs, call: Call): Promise<Success | Failure> {
  call.progress.phase = "body";
  const { ok, status } = response;
  origins.set(response, call.operation);
  if (ok) return { ok, status, data: await read(response, parseAs, call), response };
  const problem = await read(response, "auto", call);
  return { ok, status, error: problem || statusLine(response), response };
}

/** Which operation an answer came to: the result itself has nothing that its document does not say. */
const origins = new WeakMap<Response, ErrorOrigin>();

/** The operation that an answer came to. */
export function originOfAnswer(response: Response): ErrorOrigin {
  const { method, path } = origins.get(response) ?? {};
  return { method, path };
}

/** What stands for the error of an answer without a body. */
function statusLine({ status, statusText }: Response): string {
  return statusText === "" ? String(status) : `${status} ${statusText}`;
}

async function read(response: Response, parseAs: ParseAs, call: Call): Promise<unknown> {
  if (isEmpty(response, call)) return undefined;
  const kind = parseAs === "auto" ? naturalForm(response) : parseAs;
  if (kind === "stream") return response.body;
  try {
    return kind === "json" ? await json(response, parseAs === "auto") : await response[kind]();
  } catch (cause) {
    if (call.signal?.aborted) throw call.signal.reason;
    throw unreadable(response, kind, cause, call);
  }
}

/** No content (RFC 9110, section 6.4.1), whatever the headers say. */
function isEmpty({ status, body, headers }: Response, { method }: Call): boolean {
  return (
    status === 204 || status === 205 || method === "HEAD" || body === null || headers.get("content-length") === "0"
  );
}

/** How a body is read by its content type; without one it is most likely JSON, and text if it is not. */
function naturalForm({ headers, ok }: Response): Exclude<ParseAs, "auto"> {
  const contentType = headers.get("content-type");
  if (contentType === null) return "json";
  switch (mediaKind(contentType)) {
    case "json":
      return "json";
    case "text":
    case "form":
      return "text";
    case "stream":
      return ok ? "stream" : "text";
    default:
      return ok ? "blob" : "text";
  }
}

/** Parsed JSON; nothing for an empty body, and the text itself where nobody said that it is JSON. */
async function json(response: Response, isGuess: boolean): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    // An error page in the clothes of JSON is still the server's answer.
    if (!response.ok || (isGuess && response.headers.get("content-type") === null)) return text;
    throw error;
  }
}

function unreadable(
  response: Response,
  kind: string,
  cause: unknown,
  { operation: { method, path } }: Call,
): LatchkeyError {
  const { status } = response;
  if (cause instanceof SyntaxError) {
    // The parser's own message quotes the body, which may hold a token.
    return new ResponseBodyError(`The body of the answer ${status} is not valid JSON`, {
      method,
      path,
      status,
      response,
    });
  }
  if (response.bodyUsed && kind !== "formData") {
    return new ConnectionError(`The body of the answer ${status} broke off`, { method, path, phase: "body", cause });
  }
  return new ResponseBodyError(`The body of the answer ${status} cannot be read as ${kind}`, {
    method,
    path,
    status,
    response,
    cause,
  });
}
