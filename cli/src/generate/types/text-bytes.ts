/** Bytes are a Blob where a body carries them as they are: as a whole, or as a part. Anywhere else they are a text. */
import {
  isContainer,
  isList,
  isObject,
  mapValues,
  objectAt,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../../document/json.ts";
import { type Container, eachObject, partsOf } from "../../document/parts/document-parts.ts";
import { onceFor } from "../../document/parts/once-for.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { isMediaType, mediaKind } from "../../model/media-type.ts";

/** The document, in which schemas of bytes that only JSON, forms and the like have are those of texts; the same one if it has none. */
export function withTextBytes(root: Json): Json {
  const carried = new Set<JsonObject>();
  const written = new Set<JsonObject>();
  const parts = partsOf(root).map(bodiesIn);
  if (!parts.some(({ hasBytes }) => hasBytes)) return root;
  for (const [type, media] of parts.flatMap(({ entries }) => entries)) {
    if (carries(type)) collect(root, media, carried);
    else if (!isOpen(root, type, media)) collect(root, media, written);
  }
  const texts = [...written].filter((schema) => isBytes(schema) && !carried.has(schema));
  return texts.length === 0 ? root : withTexts(root, new Set(texts));
}

type MediaEntry = readonly [type: string, media: JsonObject];

/** What a part of the document says of bodies. */
interface Bodies {
  /** All media types, each with what it says. */
  readonly entries: readonly MediaEntry[];
  /** Whether it has a schema of bytes. */
  readonly hasBytes: boolean;
}

const bodiesIn = onceFor((part: Container): Bodies => {
  const entries: MediaEntry[] = [];
  let hasBytes = false;
  eachObject(part, (node) => {
    hasBytes ||= isBytes(node);
    if (!("content" in node)) return;
    for (const [type, media] of Object.entries(objectAt(node, "content")))
      if (isMediaType(type) && isObject(media)) entries.push([type, media]);
  });
  return { entries, hasBytes };
});

function carries(mediaType: string): boolean {
  const kind = mediaKind(mediaType);
  return kind === "multipart" || kind === "binary";
}

/** Whether a range of everything has bytes as a whole: whatever comes is what it is. */
function isOpen(root: Json, mediaType: string, media: JsonObject): boolean {
  const schema = resolveRef(root, valueAt(media, "schema"), [])?.value;
  return mediaType.includes("*") && schema !== undefined && isBytes(schema);
}

/** Everything that a node has or refers to. Schemas may refer to each other in a chain that is longer than the stack is deep. */
function collect(root: Json, start: Json, found: Set<JsonObject>): void {
  const open: Json[] = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isList(node)) for (const item of node) if (isContainer(item)) open.push(item);
    if (!isObject(node) || found.has(node)) continue;
    found.add(node);
    const target = "$ref" in node ? resolveRef(root, node, [])?.value : undefined;
    if (target !== undefined) open.push(target);
    for (const value of Object.values(node)) if (isContainer(value)) open.push(value);
  }
}

/** A copy only of what has changed. */
function withTexts(node: Json, texts: ReadonlySet<JsonObject>): Json {
  if (isList(node)) {
    const items = node.map((item) => withTexts(item, texts));
    return items.some((item, index) => item !== node[index]) ? items : node;
  }
  if (!isObject(node)) return node;
  const text = texts.has(node) ? asText(node) : node;
  const values = mapValues(text, (value) => withTexts(value, texts));
  return text !== node || Object.keys(values).some((key) => values[key] !== node[key]) ? values : node;
}

function isBytes(node: JsonObject): boolean {
  const { type } = node;
  const isString = type === "string" || (isList(type) && type.includes("string"));
  return isString && (stringAt(node, "format") === "binary" || isEncoded(node));
}

function asText(node: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(node).filter(
      ([key, value]) => key !== "contentMediaType" && !(key === "format" && value === "binary"),
    ),
  );
}

/** A text that is JSON is no bytes, and the events of a stream are read by that. */
function isEncoded(node: JsonObject): boolean {
  const type = valueAt(node, "contentMediaType");
  return type !== undefined && (typeof type !== "string" || mediaKind(type) !== "json");
}
