/**
 * Maps that are one reference: `components.responses: { $ref: ./responses.yaml }`.
 *
 * OpenAPI has references for what a map holds, not for the map, but many documents are written so, and their tools resolve it. Each
 * entry becomes a reference of its own, so that everything else is as the specification has it.
 */
import { isList, isObject, mapValues, stringAt, type Json, type JsonObject } from "../json.ts";
import type { MendedDocument } from "../mend/mended-document.ts";
import type { SpecDocument } from "../parse-document.ts";
import { formatLocalRef, parseLocalRef, valueAtPath } from "../pointer.ts";
import { isMapReference, walkDocument } from "../walk-document.ts";

/** What a reference leads to: a value, and the document that has it. */
export interface MapTarget {
  readonly document: SpecDocument;
  readonly value: Json;
}

type Resolve = (ref: string, from: SpecDocument) => MapTarget | undefined;

const maps =
  "paths|webhooks|schemas|properties|patternProperties|definitions|dependentSchemas|responses|parameters|headers|requestBodies|" +
  "securitySchemes|securityDefinitions|callbacks|links|pathItems|mediaTypes|content|\\$defs";
/** A look behind each `$ref`, at the key that it stands under. */
const likely = new RegExp(`(?<=\\b(?:${maps})["']?\\s*:\\s*\\{?\\s*["']?)\\$ref`);

/** The same for a document whose references all stay inside. */
export function expandLocalMaps(document: SpecDocument): MendedDocument {
  if (!likely.test(document.source.text)) return { document, notices: [] };
  const resolve: Resolve = (ref, from) => {
    const path = parseLocalRef(ref);
    const value = path === undefined ? undefined : valueAtPath(from.root, path);
    return value === undefined ? undefined : { document: from, value };
  };
  return { document: expandMaps(document, resolve), notices: [] };
}

/** The document with each such map as its entries. Entries that stand beside the reference win. */
export function expandMaps(document: SpecDocument, resolve: Resolve): SpecDocument {
  const found = new Map<Json, JsonObject>();
  for (const visited of walkDocument(document.root)) {
    const { node, key } = visited;
    if (!isMapReference(visited)) continue;
    const entries = entriesOf(node, document, key === "content", resolve, new Set());
    if (entries !== undefined) found.set(node, entries);
  }
  return found.size === 0 ? document : { ...document, root: replaced(document.root, found, []) };
}

/** The entries of the map that this one refers to; `undefined` if there is none, or if it refers to itself. */
function entriesOf(
  map: Json,
  document: SpecDocument,
  isContent: boolean,
  resolve: Resolve,
  seen: Set<Json>,
): JsonObject | undefined {
  const ref = stringAt(map, "$ref");
  if (ref === undefined || !isObject(map) || seen.has(map)) return undefined;
  seen.add(map);
  const target = resolve(ref, document);
  if (target === undefined || !isObject(target.value)) return undefined;
  const isChain = stringAt(target.value, "$ref") !== undefined;
  const others = isChain ? entriesOf(target.value, target.document, isContent, resolve, seen) : target.value;
  if (others === undefined) return undefined;
  const { $ref: _ref, ...own } = map;
  // A media type is no place for a reference before OpenAPI 3.2.
  if (isContent && target.document === document) return { ...others, ...own };
  const start = ref.includes("#") ? ref : `${ref}#`;
  const references = mapValues(others, (_entry, key) => ({ $ref: start + formatLocalRef([key]).slice(1) }));
  return { ...references, ...own };
}

function replaced(node: Json, found: ReadonlyMap<Json, JsonObject>, open: readonly Json[]): Json {
  if (typeof node !== "object" || node === null) return node;
  if (isList(node)) return node.map((item) => replaced(item, found, open));
  const entries = open.includes(node) ? undefined : found.get(node);
  const around = entries === undefined ? open : [...open, node];
  return mapValues(entries ?? node, (value) => replaced(value, found, around));
}
