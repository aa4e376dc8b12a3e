/**
 * Several files as one document.
 *
 * Schemas of other files become components, under the name that the reference ends with; everything else is copied to where it
 * is referred to. References inside the named document stay as they are.
 */
import { maxDepth } from "../check-depth.ts";
import { isList, isObject, objectAt, valueAt, type Json, type JsonObject } from "../json.ts";
import type { DocumentNotice, MendedDocument } from "../mend/mended-document.ts";
import type { Documents } from "./load-references.ts";
import { besideReference, replacedNotices } from "../mend/merge-path-items.ts";
import { canRefer, type NodeRole } from "../node-role.ts";
import type { SpecDocument } from "../parse-document.ts";
import { formatLocalRef, formatPointer, valueAtPath, type Path } from "../pointer.ts";
import { addressOf, pathInDocument } from "./reference-target.ts";
import { placeComponents, type Components, type Target } from "./place-components.ts";
import { SpecError, type Place } from "../spec-error.ts";
import { isMappedRef, roleOfItem } from "../walk-document.ts";

/** Puts the documents together; errors about the result point into the file that it comes from. */
export function bundleDocument(root: SpecDocument, documents: Documents): MendedDocument {
  const room = Array.from(documents.values(), ({ source }) => source.text.length).reduce((a, b) => a + b, spareSize);
  const bundle: Bundle = {
    root,
    documents,
    components: placeComponents(root, targetOf(documents)),
    mounts: [],
    notices: new Map(),
    room,
  };
  const start = { document: root, path: [], out: [] };
  const body = copy(bundle, root.root, { mount: start, trail: undefined, depth: 0, role: "object", open: [] });
  const schemas = new Map<string, Json>();
  for (let next = bundle.components.take(); next !== undefined; next = bundle.components.take()) {
    const at = mount(bundle, next, [...bundle.components.path, next.name], { role: "schema", open: [] });
    schemas.set(next.name, copy(bundle, next.value, at));
  }
  const locate = (path: Path): Place => locateIn(root, bundle.mounts, path);
  const whole = withSchemas(body, bundle.components.path, Object.fromEntries(schemas));
  return { document: { source: root.source, root: whole, locate }, notices: [...bundle.notices.values()] };
}

interface Bundle {
  readonly root: SpecDocument;
  readonly documents: Documents;
  readonly components: Components;
  readonly mounts: Mount[];
  /** By message, so that each is told once. */
  readonly notices: Map<string, DocumentNotice>;
  /** How many more values may be copied. */
  room: number;
}

/** Where a part of a file stands in the result. */
interface Mount {
  readonly document: SpecDocument;
  readonly path: Path;
  readonly out: Path;
}

/** The keys below a mount, the last one first. */
interface Trail {
  readonly key: string;
  readonly above: Trail | undefined;
}

/** A place in a file, and in the result. */
interface At {
  readonly mount: Mount;
  readonly trail: Trail | undefined;
  /** In the result. */
  readonly depth: number;
  readonly role: NodeRole;
  /** The targets that are being copied around this place, to detect a circle. */
  readonly open: readonly string[];
}

/** How many values the result may have, in addition to one for each character of its files. */
const spareSize = 200_000;
function copy(bundle: Bundle, node: Json, at: At): Json {
  if (typeof node !== "object" || node === null) return node;
  if (--bundle.room < 0 || at.depth > maxDepth) throw tooMuch(at);
  if (at.role === "data") return node;
  if (isList(node)) return node.map((item, index) => copy(bundle, item, childOf(at, node, String(index))));
  const ref = canRefer(at.role) ? valueAt(node, "$ref") : undefined;
  if (typeof ref === "string") return copyReference(bundle, node, ref, at);
  return copyEntries(bundle, node, at);
}

function copyEntries(bundle: Bundle, node: JsonObject, at: At): JsonObject {
  const entries = Object.entries(node).map(([key, value]): [string, Json] => {
    const child = childOf(at, node, key);
    const isMapped = at.role === "mapping" && typeof value === "string" && isMappedRef(value);
    return [key, isMapped ? schemaRef(bundle, value, child) : copy(bundle, value, child)];
  });
  return Object.fromEntries(entries);
}

function childOf(at: At, owner: Json, key: string): At {
  const role = roleOfItem(owner, at.role, key);
  return { mount: at.mount, trail: { key, above: at.trail }, depth: at.depth + 1, role, open: at.open };
}

/** The place in its file, or in the result. */
function pathTo(at: At, start: "path" | "out"): Path {
  const keys: string[] = [];
  for (let trail = at.trail; trail !== undefined; trail = trail.above) keys.push(trail.key);
  return [...at.mount[start], ...keys.toReversed()];
}

/** A reference with what stands beside it, which wins over what it refers to. */
function copyReference(bundle: Bundle, node: JsonObject, ref: string, at: At): Json {
  const { $ref: _ref, ...beside } = node;
  if (at.role === "schema") return copySchemaReference(bundle, node, ref, at);
  const target = resolveTarget(bundle, ref, at);
  if (target.document === bundle.root) return { ...copyEntries(bundle, beside, at), $ref: formatLocalRef(target.path) };
  const key = keyOf(target);
  if (at.open.includes(key)) throw fault(at, `${JSON.stringify(ref)} goes round in a circle.`, "Break the circle.");
  const inside = mount(bundle, target, pathTo(at, "out"), { role: at.role, open: [...at.open, key] });
  const value = copy(bundle, target.value, inside);
  if (!isObject(value)) return value;
  const own = copyEntries(bundle, beside, at);
  for (const notice of replacedNotices(value, own, inside.mount.out)) bundle.notices.set(notice.message, notice);
  return besideReference(value, own);
}

function copySchemaReference(bundle: Bundle, node: JsonObject, ref: string, at: At): Json {
  const target = resolveTarget(bundle, ref, at);
  // Where a component is nothing but this reference, the target itself is written there.
  const out = pathTo(at, "out");
  if (target.document !== bundle.root && bundle.components.isPlaceOf(out, target)) {
    return copy(bundle, target.value, mount(bundle, target, out, at));
  }
  const { $ref: _ref, ...beside } = node;
  return { ...copyEntries(bundle, beside, at), $ref: schemaRef(bundle, ref, childOf(at, node, "$ref")) };
}

/** The reference to a schema in the result. */
function schemaRef(bundle: Bundle, ref: string, at: At): string {
  const target = resolveTarget(bundle, ref, at);
  return formatLocalRef(target.document === bundle.root ? target.path : bundle.components.pathOf(target, ref));
}

function resolveTarget({ documents }: Bundle, ref: string, at: At): Target {
  const target = targetOf(documents)(ref, at.mount.document);
  if (target === undefined) {
    const place = canRefer(at.role) ? childOf(at, {}, "$ref") : at;
    throw fault(place, `${JSON.stringify(ref)} points to nothing.`, "Mend the reference, or define what it names.");
  }
  return target;
}

/** Finds what a reference in one of the documents leads to. */
export function targetOf(documents: Documents): (ref: string, from: SpecDocument) => Target | undefined {
  return (ref, from) => {
    const address = addressOf(ref, from);
    const document = address === undefined ? from : documents.get(address.href);
    if (document === undefined) return undefined;
    const path = pathInDocument(address === undefined ? ref : `#${ref.split(/#(.*)/s)[1] ?? ""}`, document);
    const value = path === undefined ? undefined : valueAtPath(document.root, path);
    return path === undefined || value === undefined ? undefined : { document, path, value };
  };
}

function keyOf({ document, path }: Target): string {
  return `${document.source.location?.href ?? ""}#${formatPointer(path)}`;
}

function mount(bundle: Bundle, target: Target, out: Path, { role, open }: Pick<At, "role" | "open">): At {
  const mounted = { document: target.document, path: target.path, out };
  bundle.mounts.push(mounted);
  return { mount: mounted, trail: undefined, depth: out.length, role, open };
}

function withSchemas(body: Json, path: Path, added: JsonObject): Json {
  const [key, ...rest] = path;
  const owner = isObject(body) ? body : {};
  if (key === undefined) return { ...owner, ...added };
  if (Object.keys(added).length === 0) return body;
  return { ...owner, [key]: withSchemas(objectAt(owner, key), rest, added) };
}

/** The deepest part that the path leads into, later ones first: they stand inside earlier ones. */
function locateIn(root: SpecDocument, mounts: readonly Mount[], path: Path): Place {
  const inside = mounts.filter(({ out }) => out.every((key, index) => key === path[index]));
  const whole: Mount = { document: root, path: [], out: [] };
  const deepest = inside.reduce((best, next) => (next.out.length >= best.out.length ? next : best), whole);
  return deepest.document.locate([...deepest.path, ...path.slice(deepest.out.length)]);
}

function fault(at: At, problem: string, hint: string): SpecError {
  return new SpecError(problem, at.mount.document.locate(pathTo(at, "path")), hint);
}

function tooMuch(at: At): SpecError {
  const problem = `The document is nested deeper than ${maxDepth} levels, or its files are copied into each other too often.`;
  return fault(at, problem, "Let schemas refer to each other instead of copying them.");
}
