/** The version of a document where it is a number: YAML reads `openapi: 3.1` so, without quotes. */
import { isObject, valueAt } from "../json.ts";
import type { SpecDocument } from "../parse-document.ts";
import type { MendedDocument } from "./mended-document.ts";

/** The version as the text that it is meant to be. It means the same, so that nobody has to be told. */
export function mendVersion(document: SpecDocument): MendedDocument {
  const { root } = document;
  const version = valueAt(root, "openapi");
  if (!isObject(root) || typeof version !== "number") return { document, notices: [] };
  // 3.0 is 3, once it is a number.
  const text = Number.isInteger(version) ? `${version}.0` : String(version);
  return { document: { ...document, root: { ...root, openapi: text } }, notices: [] };
}
