/** A request body as a value: what is judged, and what a session's own operations look into. */
import { objectAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { essence, mediaKind } from "../../model/media-type.ts";
import type { Call } from "../http/call.ts";
import { decodeText, octetsOf } from "../http/octets.ts";
import { formValue } from "./form-value.ts";
import { decodeForm, splitForm } from "./read-parameter.ts";
import type { Pair } from "./read-pairs.ts";

/** The body of a request. */
export interface BodyValue {
  readonly value: Json;
  /** The declared media type, or range, that it was sent under. */
  readonly mediaType: string | undefined;
}

/** The body is not what its `Content-Type` says. */
export class UnreadableBodyError extends Error {
  override readonly name = "UnreadableBodyError";
}

/** The Request Body Object of an operation. */
export function declaredBody(root: Json, operation: JsonObject): JsonObject | undefined {
  return resolveRef(root, valueAt(operation, "requestBody"), [])?.value;
}

/** Reads a body by its `Content-Type`; throws `UnreadableBodyError`. Without one it is of the first declared type. */
export async function readBodyValue(root: Json, operation: JsonObject, call: Call): Promise<BodyValue | undefined> {
  if (call.body.length === 0) return undefined;
  const content = objectAt(declaredBody(root, operation), "content");
  const sent = call.headers["content-type"];
  const mediaType = sent === undefined ? Object.keys(content)[0] : declaredType(Object.keys(content), sent);
  const media = mediaType === undefined ? undefined : content[mediaType];
  return { value: await readBytes(root, media, call.body, sent ?? mediaType ?? ""), mediaType };
}

/** The declared media type that a sent one belongs to: itself, with or without its parameters, or a range. */
export function declaredType(declared: readonly string[], sent: string): string | undefined {
  const exact = declared.find((type) => sameParameters(type, sent));
  const type = essence(sent);
  const ranges = [type, `${type.split("/", 1)[0] ?? ""}/*`, "*/*"];
  return exact ?? ranges.flatMap((range) => declared.find((candidate) => essence(candidate) === range) ?? [])[0];
}

function sameParameters(type: string, sent: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s"]/g, "");
  return plain(type) === plain(sent);
}

async function readBytes(root: Json, media: Json | undefined, body: Uint8Array, contentType: string): Promise<Json> {
  switch (mediaKind(contentType)) {
    case "json":
      return parseJson(body);
    case "form":
      return formValue(root, media, { pairs: splitForm(decodeText(body)), decode: decodeForm });
    case "multipart":
      return essence(contentType) === "multipart/form-data"
        ? readParts(root, media, body, contentType)
        : octetsOf(body);
    case "binary":
      return octetsOf(body);
    default:
      return decodeText(body);
  }
}

function parseJson(body: Uint8Array): Json {
  try {
    return JSON.parse(decodeText(body)) as Json; // JSON.parse gives what Json describes.
  } catch (cause) {
    throw new UnreadableBodyError("The body is not JSON.", { cause });
  }
}

async function readParts(root: Json, media: Json | undefined, body: Uint8Array, contentType: string): Promise<Json> {
  let fields: Pair[];
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
    fields = await Promise.all([...form].map(async ([name, value]) => [name, await readField(value)] as const));
  } catch (cause) {
    throw new UnreadableBodyError("The body is not the form that its Content-Type says.", { cause });
  }
  return formValue(root, media, { pairs: fields, decode: (text) => text });
}

async function readField(value: string | File): Promise<string> {
  if (typeof value === "string") return value;
  const bytes = new Uint8Array(await value.arrayBuffer());
  return isBinary(value.type) ? octetsOf(bytes) : decodeText(bytes);
}

/** Whether the bytes of a media type are no text. */
export function isBinary(mediaType: string): boolean {
  if (essence(mediaType).endsWith("/javascript")) return false;
  const kind = mediaKind(mediaType);
  return kind === "binary" || kind === "multipart";
}
