/** Examples without what no answer has: a document's examples often serve requests and answers alike. */
import { isList, isObject, mapValues, type Json } from "../../document/json.ts";
import { isHidden } from "../../model/split-schemas.ts";
import { itemSchema, memberSchema, partsOf } from "../requests/schema-parts.ts";

const deepest = 40;

/** The value without its write-only members. */
export function withoutHidden(root: Json, schema: Json, value: Json, depth = 0): Json {
  if (typeof value !== "object" || value === null || depth > deepest) return value;
  const parts = partsOf(root, schema);
  if (isList(value)) return value.map((item, index) => withoutHidden(root, itemSchema(parts, index), item, depth + 1));
  if (!isObject(value)) return value;
  const shown = Object.entries(value).filter(([name]) => !isHidden(root, memberSchema(parts, name), "output"));
  return mapValues(Object.fromEntries(shown), (member, name) =>
    withoutHidden(root, memberSchema(parts, name), member, depth + 1),
  );
}
