/** Which values of two documents are the same to the letter, with all that they refer to. */
import { isList, isObject, objectAt, stringAt, type Json } from "../../document/json.ts";
import { parseLocalRef, valueAtPath } from "../../document/pointer.ts";

/** Whether two values are the same, and lead to the same by their references. */
export type Sameness = (before: Json | undefined, now: Json | undefined) => boolean;

/** Most of a large document is as it was; what is the same need not be compared by meaning. */
export function createSameness(oldRoot: Json, newRoot: Json): Sameness {
  const changed = changedTargets(oldRoot, newRoot);
  return (before, now) => {
    const refs = new Set<string>();
    return isEqual(before, now, refs) && ![...refs].some((ref) => changed.has(ref));
  };
}

/** The references that lead to something else in the new document, by themselves or by what they lead to. */
function changedTargets(oldRoot: Json, newRoot: Json): ReadonlySet<string> {
  const changed = new Set<string>();
  const users = new Map<string, string[]>();
  const known = new Set<string>();
  const open = [...componentRefs(oldRoot), ...componentRefs(newRoot)];
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    if (known.has(ref)) continue;
    known.add(ref);
    const path = parseLocalRef(ref);
    const used = new Set<string>();
    const [before, now] = [oldRoot, newRoot].map((root) => path && valueAtPath(root, path));
    if (before === undefined || !isEqual(before, now, used)) changed.add(ref);
    for (const target of used) {
      users.set(target, [...(users.get(target) ?? []), ref]);
      open.push(target);
    }
  }
  // A Set's iteration goes on with what is added meanwhile.
  for (const ref of changed) for (const user of users.get(ref) ?? []) changed.add(user);
  return changed;
}

function componentRefs(root: Json): string[] {
  return Object.entries(objectAt(root, "components")).flatMap(([kind, components]) =>
    isObject(components) ? Object.keys(components).map((name) => `#/components/${kind}/${name}`) : [],
  );
}

/** Whether two values are equal; the references in them are collected. */
function isEqual(before: Json | undefined, now: Json | undefined, refs: Set<string>): boolean {
  if (isList(before)) {
    return (
      isList(now) && before.length === now.length && before.every((item, index) => isEqual(item, now[index], refs))
    );
  }
  if (!isObject(before) || !isObject(now)) return before === now;
  const ref = stringAt(before, "$ref");
  if (ref !== undefined) refs.add(ref);
  const keys = Object.keys(before);
  if (keys.length !== Object.keys(now).length) return false;
  return keys.every((key) => Object.hasOwn(now, key) && isEqual(before[key], now[key], refs));
}
