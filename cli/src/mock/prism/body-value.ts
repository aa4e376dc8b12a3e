import type { Call } from "../http/call.ts";
import { type FormField, formValue } from "./form-value.ts";
import { essence, mediaKind } from "../../model/media-type.ts";
import type { PrismContent, PrismOperation } from "./prism-api.ts";

/** A request body as a value, and the media type under which Prism judges it as one. */
export interface BodyValue {
  readonly value: unknown;
  readonly contentType: string | undefined;
}

/** The body is not what its `Content-Type` says. */
export class UnreadableBodyError extends Error {
  override readonly name = "UnreadableBodyError";
}

/** Under these names Prism takes a form for a plain value and does not read it itself. */
const valueTypes: Readonly<Record<string, string>> = {
  "multipart/form-data": "application/x-multipart-value",
  "application/x-www-form-urlencoded": "application/x-form-value",
};

/** Renames the forms among the bodies of the operations, so that Prism judges the values that we read from them. */
export function renameForms(operations: readonly PrismOperation[]): void {
  for (const content of operations.flatMap((operation) => operation.request?.body?.contents ?? [])) {
    content.mediaType = valueTypes[essence(content.mediaType)] ?? content.mediaType;
  }
}

/** A message of Prism with the media types that the document has. */
export function restoreFormNames(message: string): string {
  return Object.entries(valueTypes).reduce((text, [name, renamed]) => text.replaceAll(renamed, name), message);
}

/** Reads a body by its `Content-Type`; throws `UnreadableBodyError`. Octets become a string of one character each. */
export async function readBodyValue(call: Call, contents: readonly PrismContent[]): Promise<BodyValue> {
  const contentType = call.headers["content-type"];
  const mediaType = essence(contentType ?? "");
  if (call.body.length === 0) return { value: undefined, contentType };
  if (mediaKind(mediaType) === "json") return { value: parseJson(call.body), contentType };
  const renamed = valueTypes[mediaType];
  if (renamed === undefined) return { value: call.body.toString(charsetOf(mediaType)), contentType };
  const content = contents.find((candidate) => candidate.mediaType === renamed);
  return { value: formValue(await readFields(call), content), contentType: renamed };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw new UnreadableBodyError("The body is not JSON.", { cause });
  }
}

async function readFields(call: Call): Promise<FormField[]> {
  try {
    const headers = { "content-type": call.headers["content-type"] ?? "" };
    const form = await new Response(new Uint8Array(call.body), { headers }).formData();
    return await Promise.all([...form].map(async ([name, value]) => [name, await readField(value)] as const));
  } catch (cause) {
    throw new UnreadableBodyError("The body is not the form that its Content-Type says.", { cause });
  }
}

async function readField(value: string | File): Promise<string> {
  if (typeof value === "string") return value;
  return Buffer.from(await value.arrayBuffer()).toString(charsetOf(value.type));
}

/** How the bytes of a body become a string and a string becomes bytes: text as UTF-8, octets one a character. */
export function charsetOf(mediaType: string): "utf8" | "latin1" {
  if (essence(mediaType).endsWith("/javascript")) return "utf8";
  const kind = mediaKind(mediaType);
  return kind === "binary" || kind === "multipart" ? "latin1" : "utf8";
}
