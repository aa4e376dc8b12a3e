/** What somebody has named in the place of an OpenAPI document. */
import { isObject, type Json, objectAt, stringAt } from "./json.ts";

/** Another kind of document, and what to do with it. */
export interface OtherKind {
  readonly what: string;
  readonly hint: string;
}

/** How gzip's files begin (RFC 1952, section 2.3.1), read as UTF-8. */
const packed = "\u001F\uFFFD";

/** The kind of a text that no parser should be given. */
export function kindOfText(text: string): OtherKind | undefined {
  if (text.startsWith(packed)) return { what: "a packed file", hint: "Unpack it first: gunzip." };
  if (!/^\s*<(?:!doctype\s+html|html|head)\b/i.test(text)) return undefined;
  const hint = "Name the address of the document that the page loads, such as /openapi.json.";
  return { what: "a web page", hint };
}

/** The kind of a document that is none of OpenAPI's; nothing for one that is, or that nobody knows. */
export function kindOfDocument(root: Json): OtherKind | undefined {
  if (!isObject(root) || "openapi" in root || "swagger" in root) return undefined;
  const collection = stringAt(objectAt(root, "info"), "schema") ?? "";
  if (collection.includes("getpostman.com")) return { what: "a Postman collection", hint: "Export it as OpenAPI." };
  if ("overlay" in root) return { what: "an overlay", hint: "Name it under `overlays` of the configuration." };
  const format = others.find(([key]) => key in root)?.[1];
  return format === undefined ? undefined : { what: format, hint: "Name a file that begins with `openapi: 3.1.0`." };
}

const others: readonly (readonly [key: string, what: string])[] = [
  ["asyncapi", "one of AsyncAPI"],
  ["arazzo", "one of Arazzo"],
  ["swaggerVersion", "one of Swagger 1"],
  ["$schema", "a JSON Schema"],
  ["__schema", "an introspection of GraphQL"],
];
