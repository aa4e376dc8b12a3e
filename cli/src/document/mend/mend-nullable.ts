/**
 * `nullable` beside `$ref` in OpenAPI 3.0.
 *
 * By the letter nothing counts beside a reference there (OpenAPI 3.0, section 4.7.23), but who writes it means that null is possible. So it
 * is read as `allOf` with the reference, which is how the specification wants it said.
 */
import { isObject, stringAt, valueAt, type Json, type JsonObject } from "../json.ts";
import type { SpecDocument } from "../parse-document.ts";
import { type Path } from "../pointer.ts";
import { formatPlace, type Place } from "../spec-error.ts";
import { pathOf, walkDocument } from "../walk-document.ts";
import { replaceValues } from "../replace-values.ts";
import type { MendedDocument } from "./mended-document.ts";

// The two are near each other, or else the document is written in a way that nobody writes.
const near = "[^{}\\n]{0,200}(?:\\n[^{}\\n]{0,200}){0,3}?";
const nullable = `\\bnullable["']?\\s{0,9}:\\s{0,9}true\\b`;
const likely = new RegExp(`\\$ref["']?\\s{0,9}:${near}${nullable}|${nullable}${near}\\$ref`);

/** Takes null for possible wherever the document says so beside a reference. */
export function mendNullable(document: SpecDocument): MendedDocument {
  const { root, source } = document;
  if (stringAt(root, "openapi")?.startsWith("3.0") !== true || !likely.test(source.text))
    return { document, notices: [] };
  const changes = new Map<Json, JsonObject>();
  let first: Path | undefined;
  for (const visited of walkDocument(root)) {
    const { node, role } = visited;
    if (role !== "schema" || !isObject(node) || valueAt(node, "nullable") !== true) continue;
    const { $ref: ref, ...others } = node;
    if (typeof ref !== "string") continue;
    changes.set(node, { ...others, allOf: [{ $ref: ref }] });
    first ??= pathOf(visited);
  }
  if (first === undefined) return { document, notices: [] };
  const message = `${formatPlace(document.locate(first))}: \`nullable\` beside \`$ref\`, which OpenAPI 3.0 ignores, is taken at its word, here and wherever it stands so`;
  const locate = (path: Path): Place => document.locate(path);
  return {
    document: { ...document, root: replaceValues(root, changes), locate },
    notices: [{ kind: "nullable", message }],
  };
}
