/**
 * Multipart bodies of typed objects, written by us as one Blob (RFC 7578; OpenAPI 3.1, section 4.8.14.5).
 *
 * The same bytes go over the wire twice when a call is repeated, and parts have their own headers, which FormData cannot give.
 */
import type { SerializedBody } from "./body.ts";
import type { PropertyEncoding } from "./operation.ts";
import { scalar } from "./style.ts";

/** Blob and File are files, arrays repeat the part, objects are JSON parts; `encoding` wins. */
export function multipartBody(
  body: unknown,
  mediaType: string,
  encoding: Readonly<Record<string, PropertyEncoding>>,
): SerializedBody {
  const boundary = `latchkey-${crypto.randomUUID()}`;
  const parts: BlobPart[] = [];
  for (const [name, value] of Object.entries(body ?? {})) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    for (const item of items) {
      if (item === undefined || item === null) continue;
      parts.push(
        `--${boundary}\r\n`,
        ...part(name, item, Object.hasOwn(encoding, name) ? encoding[name] : undefined),
        "\r\n",
      );
    }
  }
  const source = new Blob([...parts, `--${boundary}--\r\n`]);
  return { source, contentType: `${mediaType}; boundary=${boundary}` };
}

function part(name: string, value: unknown, encoding: PropertyEncoding | undefined): BlobPart[] {
  const { content, type, filename } = contentOf(value);
  const contentType = explicitType(encoding?.contentType) ?? type;
  const file = filename === undefined ? "" : `; filename="${quoted(filename)}"`;
  const headers = [
    `Content-Disposition: form-data; name="${quoted(name)}"${file}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${headerText(contentType)}`]),
    ...Object.entries(encoding?.headers ?? {}).map(([key, text]) => `${headerText(key)}: ${headerText(text)}`),
  ];
  return [`${headers.join("\r\n")}\r\n\r\n`, content];
}

/** A part's bytes, with the type and the file name that it has by itself. */
function contentOf(value: unknown): { content: BlobPart; type?: string; filename?: string } {
  if (value instanceof File)
    return { content: value, type: value.type || "application/octet-stream", filename: value.name };
  if (value instanceof Blob)
    return { content: value, type: value.type || "application/octet-stream", filename: "blob" };
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    return { content: value as BufferSource, type: "application/octet-stream", filename: "blob" };
  }
  if (typeof value === "object" && !(value instanceof Date))
    return { content: JSON.stringify(value), type: "application/json" };
  return { content: scalar(value) };
}

/** A single type; a list or a range says what may be sent, not what is. */
function explicitType(contentType: string | undefined): string | undefined {
  return contentType === undefined || /[,*]/.test(contentType) ? undefined : contentType;
}

/** A name inside quotes, as browsers write it (HTML Standard, multipart/form-data encoding algorithm). */
function quoted(name: string): string {
  return name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

/** A header's text can never end its line. */
function headerText(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}
