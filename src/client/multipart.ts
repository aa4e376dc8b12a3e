/**
 * Multipart bodies of typed objects, written by us as one Blob (RFC 7578; OpenAPI 3.1, section 4.8.15.3).
 *
 * The same bytes go over the wire twice when a call is repeated, and parts have their own headers, which FormData cannot give.
 */
import type { SerializedBody } from "./serialized-body.ts";
import { type Encodings, encodingOf } from "./encodings.ts";
import { namingParameter } from "./invalid-parameter.ts";
import { isRange } from "./media-type.ts";
import type { Operation, PropertyEncoding } from "./operation.ts";
import { isAbsent } from "./plain-value.ts";
import { propertyPairs, propertyText } from "./property.ts";

/** One part, before it has its boundary. */
interface Part {
  readonly name: string;
  readonly content: BlobPart;
  readonly type?: string | undefined;
  readonly filename?: string;
}

/** Blob and File are files, arrays repeat the part, objects are JSON parts; `encoding` wins. */
export function multipartBody(
  operation: Operation,
  body: object,
  mediaType: string,
  encodings: Encodings,
): SerializedBody {
  const boundary = `latchkey-${crypto.randomUUID()}`;
  const pieces = Object.entries(body).flatMap(([name, value]) => {
    const encoding = encodingOf(encodings, name);
    const parts = namingParameter(operation, name, () => partsOf(name, value, encoding));
    return parts.flatMap((part) => [`--${boundary}\r\n${headersOf(part, encoding)}\r\n\r\n`, part.content, "\r\n"]);
  });
  const source = new Blob([...pieces, `--${boundary}--\r\n`]);
  return { source, contentType: `${mediaType.replace(BOUNDARY, "")}; boundary=${boundary}` };
}

/** A boundary that the caller has named is not that of these parts. */
const BOUNDARY = /;\s*boundary=("[^"]*"|[^;]*)/gi;

function partsOf(name: string, value: unknown, encoding: PropertyEncoding): Part[] {
  const isFile = value instanceof Blob || isBytes(value);
  // No percent-encoding here ("URI percent-encoding MUST NOT be applied").
  const styled = isFile ? undefined : propertyPairs(name, value, encoding, (text) => text);
  if (styled !== undefined) return styled.map(([key, content]) => ({ name: key, content }));
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => !isAbsent(item)).map((item) => partOf(name, item, encoding));
}

function partOf(name: string, value: unknown, { contentType }: PropertyEncoding): Part {
  const type = isSingle(contentType) ? contentType : undefined;
  if (value instanceof Blob) {
    const filename = value instanceof File ? value.name : "blob";
    return { name, content: value, type: type ?? (value.type || "application/octet-stream"), filename };
  }
  if (isBytes(value)) return { name, content: value, type: type ?? "application/octet-stream", filename: "blob" };
  const { text, isJson } = propertyText(value, contentType);
  return { name, content: text, type: type ?? (isJson ? "application/json" : undefined) };
}

function headersOf({ name, type, filename }: Part, { headers = {} }: PropertyEncoding): string {
  const file = filename === undefined ? "" : `; filename="${quoted(filename)}"`;
  const lines = [`Content-Disposition: form-data; name="${quoted(name)}"${file}`];
  if (type !== undefined) lines.push(`Content-Type: ${inOneLine(type)}`);
  for (const [key, text] of Object.entries(headers)) {
    // "Content-Type is described separately and SHALL be ignored in this section."
    if (key.toLowerCase() !== "content-type") lines.push(inOneLine(`${key}: ${text}`));
  }
  return lines.join("\r\n");
}

function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView<ArrayBuffer> {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** A list or a range says what may be sent, not what is. */
function isSingle(contentType: string | undefined): contentType is string {
  return contentType !== undefined && !isRange(contentType) && !contentType.includes(",");
}

/** A name inside quotes, as browsers write it (HTML Standard, section 4.10.21.8). */
function quoted(name: string): string {
  return name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

/** A header's text can never end its line. */
function inOneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}
