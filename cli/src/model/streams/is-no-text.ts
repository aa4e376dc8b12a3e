import { isList, listAt, valueAt, type Json } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";

/** A composition that is deeper than that says nothing. */
const deepest = 50;

/** Whether a schema describes something else than a text, so that a text can only be its JSON. What says nothing may be a text. */
export function isNoText(root: Json, schema: Json, depth = 0): boolean {
  const target = depth > deepest ? undefined : resolveRef(root, schema, [])?.value;
  if (target === undefined) return false;
  const type = valueAt(target, "type");
  if (type !== undefined) return isList(type) ? !type.includes("string") : type !== "string";
  const values = [...listAt(target, "enum"), ...[valueAt(target, "const")].filter((value) => value !== undefined)];
  if (values.length > 0) return values.every((value) => typeof value !== "string");
  if (members.some((keyword) => keyword in target)) return true;
  if (listAt(target, "allOf").some((part) => isNoText(root, part, depth + 1))) return true;
  const choices = [...listAt(target, "oneOf"), ...listAt(target, "anyOf")];
  return choices.length > 0 && choices.every((part) => isNoText(root, part, depth + 1));
}

/** The keywords that only objects and lists have. */
const members = ["properties", "additionalProperties", "items", "prefixItems"];
