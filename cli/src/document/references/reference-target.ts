/** Where a `$ref` leads: into which document, and to which of its values (RFC 3986, section 5; JSON Schema, section 8.2). */
import { isObject, stringAt, type Json } from "../json.ts";
import { canRefer } from "../node-role.ts";
import type { SpecDocument } from "../parse-document.ts";
import { decodePercent, parsePointer, type Path } from "../pointer.ts";
import { pathOf, walkDocument } from "../walk-document.ts";

/** The address of a reference's document, without fragment; `undefined` if it is this one, or no address. */
export function addressOf(ref: string, { source, root }: SpecDocument): URL | undefined {
  const [address = ""] = ref.split("#", 1);
  if (address === "" || idsOf(root).has(address)) return undefined;
  const target = resolveAddress(address, source.location);
  return target?.href === source.location?.href ? undefined : target;
}

/** A URL parser silently drops control characters, and white space at the ends; a reference that has them is a mistake. */
function resolveAddress(address: string, base: URL | undefined): URL | undefined {
  const isAddress = base !== undefined && !/^\s|\s$|\p{Cc}/u.test(address) && URL.canParse(address, base);
  return isAddress ? new URL(address, base) : undefined;
}

/** The path that a reference leads to in its own document: by pointer, `$anchor` or `$id`; `undefined` if it names nothing there. */
export function pathInDocument(ref: string, document: SpecDocument): Path | undefined {
  const [address = "", fragment = ""] = ref.split(/#(.*)/s);
  const base = basePath(address, document);
  if (base === undefined || fragment === "") return base;
  const pointer = parsePointer(fragment);
  return pointer === undefined ? idsOf(document.root).get(`#${fragment}`) : [...base, ...pointer.map(decodePercent)];
}

/** A document may call itself by its own address, and its schemas by theirs. */
function basePath(address: string, { source, root }: SpecDocument): Path | undefined {
  if (address === "") return [];
  const target = resolveAddress(address, source.location);
  const isItself = target !== undefined && target.href === source.location?.href;
  return idsOf(root).get(address) ?? (isItself ? [] : undefined);
}

type Ids = ReadonlyMap<string, Path>;

const known = new WeakMap<object, Ids>();

/** The schemas that have names: `$id` as it is, `$anchor` with a hash sign before it. */
function idsOf(root: Json): Ids {
  if (!isObject(root)) return new Map();
  const ids = known.get(root) ?? collectIds(root);
  known.set(root, ids);
  return ids;
}

function collectIds(root: Json): Ids {
  const ids = new Map<string, Path>();
  for (const visited of walkDocument(root)) {
    if (!canRefer(visited.role)) continue;
    const [id, anchor] = [stringAt(visited.node, "$id"), stringAt(visited.node, "$anchor")];
    if (id !== undefined) ids.set(id, pathOf(visited));
    if (anchor !== undefined) ids.set(`#${anchor}`, pathOf(visited));
  }
  return ids;
}
