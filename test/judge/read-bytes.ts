/** Bytes are a file where a body carries them as they are, and a text inside JSON and forms (OpenAPI 3.1, section 4.8.14.2). */
import { isList, isObject, objectAt, type Json, type JsonObject } from "../../cli/src/document/json.ts";
import { resolveRef } from "../../cli/src/document/resolve-ref.ts";
import { isMediaType, mediaKind } from "../../cli/src/model/media-type.ts";

/** What a schema of bytes is: `either` where both kinds of bodies have it, or none, and so nothing is judged. */
export type Bytes = "file" | "text" | "either";

interface Uses {
  readonly files: ReadonlySet<Json>;
  readonly texts: ReadonlySet<Json>;
}

const known = new WeakMap<object, Uses>();

/** Tells what a schema of bytes is; nothing of any other schema. */
export function bytesOf(root: Json, schema: JsonObject): Bytes | undefined {
  if (!isBytes(schema) || !isObject(root)) return undefined;
  const { files, texts } = known.get(root) ?? readUses(root);
  if (files.has(schema) === texts.has(schema) || schema["type"] !== "string") return "either";
  return files.has(schema) ? "file" : "text";
}

function isBytes({ type, format, ...schema }: JsonObject): boolean {
  if (!(isList(type) ? type : [type]).includes("string")) return false;
  return format === "binary" || ("contentMediaType" in schema && !("contentEncoding" in schema));
}

function readUses(root: JsonObject): Uses {
  const files = new Set<Json>();
  const texts = new Set<Json>();
  const open: Json[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isObject(node) && !isList(node)) continue;
    for (const [type, media] of Object.entries(objectAt(node, "content"))) {
      const isCarried = isMediaType(type) && ["multipart", "binary"].includes(mediaKind(type));
      reach(root, media, isCarried ? files : texts);
    }
    open.push(...Object.values(node));
  }
  const uses = { files, texts };
  known.set(root, uses);
  return uses;
}

/** Adds all that a body's description leads to. */
function reach(root: Json, from: Json, found: Set<Json>): void {
  const open: Json[] = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ((!isObject(node) && !isList(node)) || found.has(node)) continue;
    found.add(node);
    const target = isObject(node) && "$ref" in node ? resolveRef(root, node, [])?.value : undefined;
    open.push(...Object.values(node), ...(target === undefined ? [] : [target]));
  }
}
