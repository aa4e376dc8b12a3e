/**
 * Path items that refer to another one and go on with operations of their own.
 *
 * OpenAPI 3.1, section 4.8.9, allows both, and leaves undefined only what happens where the two say the same.
 */
import { isFixedMethod, sentMethod } from "../methods.ts";
import { isList, isObject, stringAt, valueAt, type Json, type JsonObject } from "../json.ts";
import type { SpecDocument } from "../parse-document.ts";
import { parseLocalRef, type Path, valueAtPath, withValueAt } from "../pointer.ts";
import type { Place } from "../spec-error.ts";
import type { DocumentNotice, MendedDocument } from "./mended-document.ts";

const owners: readonly Path[] = [["paths"], ["webhooks"], ["components", "pathItems"]];

/** Puts each such path item together: what stands beside the reference wins over what it refers to. */
export function mergePathItems(document: SpecDocument): MendedDocument {
  const merged = owners.flatMap((owner) => mergedIn(document.root, owner));
  if (merged.length === 0) return { document, notices: [] };
  const root = merged.reduce<unknown>((changed, { path, value }) => withValueAt(changed, path, value), document.root);
  const notices = merged.flatMap(({ path, hidden }) => hidden.map((method) => replacedNotice(method, path)));
  const locate = (path: Path): Place => document.locate(originOf(document.root, merged, path));
  // What was JSON before is JSON after it.
  return { document: { ...document, root: root as Json, locate }, notices };
}

/** What is told of operations beside a reference that replace some of what it refers to, if a path item is at that path. */
export function replacedNotices(target: JsonObject, beside: JsonObject, path: Path): DocumentNotice[] {
  const isPathItem = owners.some(
    (owner) => owner.length + 1 === path.length && owner.every((key, i) => key === path[i]),
  );
  const hidden = isPathItem ? operationKeys(beside).filter((key) => hasOperation(target, key)) : [];
  return hidden.map((method) => replacedNotice(method, path));
}

function replacedNotice(method: string, path: Path): DocumentNotice {
  const route = `${sentMethod(method)} ${path.at(-1) ?? ""}`;
  return { kind: "path-item", message: `${route} stands beside a \`$ref\` to another one, and replaces it` };
}

/** A path item and what it refers to, as one. */
interface MergedItem {
  readonly path: Path;
  readonly value: JsonObject;
  /** The methods that both have. */
  readonly hidden: readonly string[];
}

function mergedIn(root: Json, owner: Path): MergedItem[] {
  const items = valueAtPath(root, owner);
  return Object.entries(isObject(items) ? items : {}).flatMap(([name, item]) => {
    if (!isObject(item) || Object.keys(item).length < 2 || stringAt(item, "$ref") === undefined) return [];
    const chain = chainOf(root, item);
    // A reference that leads nowhere is told of by its own check.
    if (chain === undefined) return [];
    const [last = {}, ...others] = chain.toReversed();
    const value = others.reduce(besideReference, last);
    const beside = chain.slice(0, -1).flatMap(operationKeys);
    const hidden = [...new Set(beside)].filter((key) => chain.filter((part) => hasOperation(part, key)).length > 1);
    return [{ path: [...owner, name], value, hidden }];
  });
}

/** A path item, what it refers to, and so on. */
function chainOf(root: Json, item: JsonObject): JsonObject[] | undefined {
  const chain: JsonObject[] = [];
  let at: Json | undefined = item;
  while (isObject(at) && !chain.includes(at)) {
    chain.push(at);
    const ref = stringAt(at, "$ref");
    if (ref === undefined) return chain;
    const target = parseLocalRef(ref);
    at = target === undefined ? undefined : valueAtPath(root, target);
  }
  return undefined;
}

/** What stands beside a reference, put over what it refers to. Parameters of both hold, and so do additional operations. */
export function besideReference(target: JsonObject, beside: JsonObject): JsonObject {
  const { $ref: _ref, ...own } = beside;
  const [above, added] = [valueAt(target, "parameters"), valueAt(own, "parameters")];
  const [more, other] = [valueAt(target, "additionalOperations"), valueAt(own, "additionalOperations")];
  return {
    ...target,
    ...own,
    ...(isList(above) && isList(added) ? { parameters: [...above, ...added] } : {}),
    ...(isObject(more) && isObject(other) ? { additionalOperations: { ...more, ...other } } : {}),
  };
}

function operationKeys(item: JsonObject): string[] {
  const additional = valueAt(item, "additionalOperations");
  return [...Object.keys(item).filter(isFixedMethod), ...Object.keys(isObject(additional) ? additional : {})];
}

function hasOperation(item: JsonObject, key: string): boolean {
  return operationKeys(item).includes(key);
}

/** Where a place of the result stands in the document: with the path item that has its key. */
function originOf(root: Json, merged: readonly MergedItem[], path: Path): Path {
  const item = merged.find((one) => one.path.every((key, index) => key === path[index]));
  const key = item === undefined ? undefined : path[item.path.length];
  if (item === undefined || key === undefined) return path;
  let at = item.path;
  let value = valueAtPath(root, at);
  while (isObject(value) && valueAt(value, key) === undefined) {
    const target = parseLocalRef(stringAt(value, "$ref") ?? "");
    if (target === undefined) return path;
    at = target;
    value = valueAtPath(root, target);
  }
  return [...at, ...path.slice(item.path.length)];
}
