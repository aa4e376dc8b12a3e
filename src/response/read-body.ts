/** An answer's body, received and then parsed: what breaks off is a connection's fault, what cannot be parsed the server's. */
import { ConnectionError, ResponseBodyError, type ValidationIssue } from "../errors.ts";
import type { TrackedCall } from "../middleware/call.ts";
import { essence } from "../operation/media-type.ts";
import { reasonOf } from "../waiting/until-aborted.ts";
import { withoutSecrets } from "../security/redaction.ts";
import type { ParseAs } from "./result.ts";
import { say } from "../say.ts";
import type { Validate, Verdict } from "./validate.ts";

/** What is to be known of a call when its answer is there. */
export interface AnsweredCall extends Pick<TrackedCall, "operation" | "method" | "signal" | "progress"> {
  /** Its `Accept`. */
  readonly accept?: string | null | undefined;
  /** The application's own judge of JSON. */
  readonly validate?: Validate | undefined;
}

/** How a body is read; `guess` is JSON, or the text itself where it is none; `stray` is nothing at all, or a fault. */
export type Form = Exclude<ParseAs, "auto"> | "guess" | "stray";

/** Reads a body. An empty one is empty in its form, and `undefined` where it would be JSON. */
export async function readBody(
  response: Response,
  form: Form,
  contentType: string,
  call: AnsweredCall,
): Promise<unknown> {
  if (form === "stream") return streamOf(response, call);
  if (response.bodyUsed) throw unreadable(response, call, say`has been read by a layer before: hand on a clone`);
  // `text()` takes everything for UTF-8.
  const charset = contentType.includes(";") ? /charset="?(?!utf-?8)([\w-]+)/i.exec(contentType)?.[1] : undefined;
  const isText = form !== "blob" && form !== "arrayBuffer" && form !== "formData";
  let content: string | Blob | ArrayBuffer;
  try {
    if (isText && charset === undefined) content = await response.text();
    // Form data in two steps, since its parser does not tell what broke off from what is no form.
    else content = await (form === "blob" ? response.blob() : response.arrayBuffer());
  } catch (cause) {
    throw call.signal?.aborted ? reasonOf(call.signal) : brokenOff(response, call, cause);
  }
  if (form === "formData") return formDataOf(content as ArrayBuffer, response, call);
  if (!isText) return content;
  return parsed(
    typeof content === "string" ? content : await decoded(content as ArrayBuffer, charset),
    form,
    response,
    call,
  );
}

function streamOf(response: Response, call: AnsweredCall): ReadableStream {
  const body: ReadableStream | null | undefined = response.body;
  if (body === undefined) throw unreadable(response, call, say`cannot be read as a stream on this platform`);
  return body ?? new Blob().stream();
}

/** The text in a charset; of one that nobody knows, as `text()` reads it. */
function decoded(bytes: ArrayBuffer, charset: string | undefined): string | Promise<string> {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new Response(bytes).text();
  }
}

function parsed(text: string, form: Form, response: Response, call: AnsweredCall): unknown {
  if (form === "text") return text;
  if (text.trim() === "") return undefined;
  if (form === "stray") throw strayBody(response, call);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    if (form === "guess") return text;
    // The parser's own message quotes the body, which may hold a token.
    throw unreadable(response, call, say`is not valid JSON`);
  }
  return call.validate === undefined ? data : judged(data, response, call);
}

/** The same data, unless the application says that they are wrong. */
async function judged(data: unknown, response: Response, call: AnsweredCall): Promise<unknown> {
  const verdict: Verdict = await call.validate?.(data, { operation: call.operation, status: response.status });
  const { issues } = Object(verdict) as Exclude<Verdict, boolean | undefined | void>;
  if (verdict !== false && !issues?.length) return data;
  throw unreadable(response, call, say`is not what \`validate\` asks for`, { issues });
}

async function formDataOf(bytes: ArrayBuffer, response: Response, call: AnsweredCall): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: response.headers }).formData();
  } catch (cause) {
    throw unreadable(response, call, say`is not valid form data`, { cause });
  }
}

/** A body of another type than JSON, where JSON is declared: a page of a portal or a gateway, as a rule. */
export function strayBody(response: Response, call: AnsweredCall): ResponseBodyError {
  const type = essence(response.headers.get("content-type") ?? "");
  const name = /^[\w.+*-]{1,40}\/[\w.+*-]{1,80}$/.test(type) ? type : "of another type";
  return unreadable(response, call, say`is ${name}, where JSON is declared; \`parseAs\` reads it all the same`);
}

/** The error of a body that did not come to its end. */
export function brokenOff(
  { status }: Response,
  { operation: { method, path } }: Pick<AnsweredCall, "operation">,
  fault: unknown,
): ConnectionError {
  const cause = withoutSecrets(fault, []); // Some platforms name the whole address.
  return new ConnectionError(say`The body of the answer ${status} broke off`, { method, path, phase: "body", cause });
}

function unreadable(
  response: Response,
  { operation }: AnsweredCall,
  what: string,
  details: { readonly cause?: unknown; readonly issues?: readonly ValidationIssue[] | undefined } = {},
): ResponseBodyError {
  const { method, path } = operation;
  const { status } = response;
  return new ResponseBodyError(say`The body of the answer ${status} ${what}`, {
    method,
    path,
    status,
    response,
    ...details,
  });
}
