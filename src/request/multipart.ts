/**
 * Multipart bodies of typed objects, written by us as one Blob (RFC 7578; OpenAPI 3.1, section 4.8.15.3).
 *
 * The same bytes go over the wire twice when a call is repeated, and parts have their own headers, which FormData cannot give.
 */
import { encodingOf } from "./encodings.ts";
import { holdsFiles, isFile } from "./files.ts";
import { namingParameter } from "./invalid-parameter.ts";
import { isRange, mediaKind } from "../operation/media-type.ts";
import type { Operation, PartEncodings, PropertyEncoding } from "../operation/operation.ts";
import { isAbsent, plainValue } from "./plain-value.ts";
import { propertyPairs, propertyText } from "./property.ts";
import { randomId } from "../security/random-id.ts";

/** One part, before it has its boundary. */
interface Part {
  /** None where parts are told apart by their order. */
  readonly name?: string | undefined;
  readonly content: BlobPart;
  readonly type?: string | undefined;
  readonly filename?: string;
}

/** A multipart body, and the media type with its boundary. */
interface WrittenBlob {
  readonly source: Blob;
  readonly contentType: string;
}

/** Blob and File are files, arrays repeat the part, objects are JSON parts; `encoding` wins. A list is its parts, without names. */
export function multipartBody(
  operation: Operation,
  body: object,
  mediaType: string,
  encodings: PartEncodings,
): WrittenBlob {
  const boundary = `latchkey-${randomId()}`;
  const framed = (part: Part, encoding: PropertyEncoding): BlobPart[] => [
    `--${boundary}\r\n${headerLines(part, encoding)}\r\n`,
    part.content,
    "\r\n",
  ];
  const pieces = Array.isArray(body)
    ? itemParts(operation, body, encodings).flatMap(([part, encoding]) => framed(part, encoding))
    : Object.entries(body).flatMap(([name, value]) => {
        const encoding = encodingOf(encodings.encoding, name);
        const parts = namingParameter(operation, name, () => memberParts(operation, name, value, encoding));
        return parts.flatMap((part) => framed(part, encoding));
      });
  const source = new Blob([...pieces, `--${boundary}--\r\n`]);
  return { source, contentType: `${mediaType.replace(BOUNDARY, "")}; boundary=${boundary}` };
}

/** Parts by their order (OpenAPI 3.2, section 4.14.5.2). */
function itemParts(
  operation: Operation,
  items: readonly unknown[],
  { prefixEncoding = [], itemEncoding = {} }: PartEncodings,
): [Part, PropertyEncoding][] {
  return items.map((item, index) => {
    const encoding = prefixEncoding[index] ?? itemEncoding;
    const part = namingParameter(operation, String(index), () => partOf(operation, undefined, item, encoding));
    return [part, encoding];
  });
}

/** A boundary that the caller has named is not that of these parts. */
const BOUNDARY = /;\s*boundary=("[^"]*"|[^;]*)/gi;

function memberParts(operation: Operation, name: string, given: unknown, encoding: PropertyEncoding): Part[] {
  const value = partValue(given);
  if (isNested(value, encoding)) return [partOf(operation, name, value, encoding)];
  // No percent-encoding here ("URI percent-encoding MUST NOT be applied").
  const styled = isFile(value) || holdsFiles(value) ? undefined : propertyPairs(name, value, encoding, (text) => text);
  if (styled !== undefined) return styled.map(([key, content]) => ({ name: key, content }));
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => !isAbsent(item)).map((item) => partOf(operation, name, item, encoding));
}

function partOf(operation: Operation, name: string | undefined, given: unknown, encoding: PropertyEncoding): Part {
  const value = partValue(given);
  const { contentType } = encoding;
  const type = isSingle(contentType) ? contentType : undefined;
  if (type !== undefined && isNested(value, encoding)) {
    const nested = multipartBody(operation, value, type, encoding);
    return { name, content: nested.source, type: nested.contentType };
  }
  if (value instanceof Blob) {
    const filename = value instanceof File ? value.name : "blob";
    return { name, content: value, type: type ?? (value.type || "application/octet-stream"), filename };
  }
  if (isFile(value)) return { name, content: value, type: type ?? "application/octet-stream", filename: "blob" };
  const { text, isJson } = propertyText(value, contentType);
  return { name, content: text, type: type ?? (isJson ? "application/json" : undefined) };
}

/** Whether a part is a multipart body itself. */
function isNested(value: unknown, { contentType = "" }: PropertyEncoding): value is object {
  const isMade = typeof value === "object" && value !== null && !isFile(value);
  return isMade && isSingle(contentType) && mediaKind(contentType) === "multipart";
}

/** The header lines, each with its end. */
function headerLines({ name, type, filename }: Part, { headers = {} }: PropertyEncoding): string {
  const file = filename === undefined ? "" : `; filename="${quoted(filename)}"`;
  const lines = name === undefined ? [] : [`Content-Disposition: form-data; name="${quoted(name)}"${file}`];
  if (type !== undefined) lines.push(`Content-Type: ${inOneLine(type)}`);
  for (const [key, text] of Object.entries(headers)) {
    // "Content-Type is described separately and SHALL be ignored in this section."
    if (key.toLowerCase() !== "content-type") lines.push(inOneLine(`${key}: ${text}`));
  }
  return lines.map((line) => `${line}\r\n`).join("");
}

/** A file as it is, all else as JSON has it. */
function partValue(value: unknown): unknown {
  return isFile(value) ? value : plainValue(value);
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
