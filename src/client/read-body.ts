/** An answer's body, received and then parsed: what breaks off is a connection's fault, what cannot be parsed the server's. */
import { ConnectionError, ResponseBodyError } from "../errors.ts";
import type { Call } from "../middleware/call.ts";
import type { ParseAs } from "./result.ts";

/** How a body is read; `guess` is JSON, or the text itself where it is none. */
export type Form = Exclude<ParseAs, "auto"> | "guess";

/** Reads a body. An empty one is `undefined` in every form. */
export async function readBody(response: Response, form: Form, call: Call): Promise<unknown> {
  if (form === "stream") return response.body;
  if (response.bodyUsed) throw unreadable(response, call, "has been read by a layer before: hand on a clone");
  switch (form) {
    case "blob": {
      const blob = await received(response.blob(), response, call);
      return blob.size === 0 ? undefined : blob;
    }
    case "arrayBuffer":
      return bytesOf(response, call);
    case "formData":
      return formDataOf(response, call);
    default: {
      const text = await received(response.text(), response, call);
      return text === "" ? undefined : parsed(text, form, response, call);
    }
  }
}

function parsed(text: string, form: "json" | "text" | "guess", response: Response, call: Call): unknown {
  if (form === "text") return text;
  try {
    return JSON.parse(text);
  } catch {
    if (form === "guess") return text;
    // The parser's own message quotes the body, which may hold a token.
    throw unreadable(response, call, "is not valid JSON");
  }
}

async function bytesOf(response: Response, call: Call): Promise<ArrayBuffer | undefined> {
  const bytes = await received(response.arrayBuffer(), response, call);
  return bytes.byteLength === 0 ? undefined : bytes;
}

async function formDataOf(response: Response, call: Call): Promise<FormData | undefined> {
  const bytes = await bytesOf(response, call);
  if (bytes === undefined) return undefined;
  try {
    // In two steps, since the parser does not tell what broke off from what is no form.
    return await new Response(bytes, { headers: response.headers }).formData();
  } catch (cause) {
    throw unreadable(response, call, "is not valid form data", cause);
  }
}

/** A body's content, or why it did not arrive. */
async function received<T>(content: Promise<T>, { status }: Response, { signal, operation }: Call): Promise<T> {
  try {
    return await content;
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    const { method, path } = operation;
    throw new ConnectionError(`The body of the answer ${status} broke off`, { method, path, phase: "body", cause });
  }
}

function unreadable(response: Response, { operation }: Call, what: string, cause?: unknown): ResponseBodyError {
  const { method, path } = operation;
  const { status } = response;
  return new ResponseBodyError(`The body of the answer ${status} ${what}`, { method, path, status, response, cause });
}
