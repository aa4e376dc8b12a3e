/** Compares scraps of YAML, without a disk. */
import type { Change } from "../../../cli/src/diff/change.ts";
import { compareModels } from "../../../cli/src/diff/compare-models.ts";
import { createSchemaComparison } from "../../../cli/src/diff/schemas/compare-schemas.ts";
import type { Finding } from "../../../cli/src/diff/schemas/finding.ts";
import { flattenSchema } from "../../../cli/src/diff/schemas/flat-schema.ts";
import type { FlatSchema } from "../../../cli/src/diff/schemas/form.ts";
import type { Schema } from "../../../cli/src/diff/schemas/place.ts";
import { type Side, toSide } from "../../../cli/src/diff/sides/side.ts";
import type { Json } from "../../../cli/src/document/json.ts";
import { openDocument } from "../../../cli/src/document/open-document.ts";
import { parseDocument } from "../../../cli/src/document/parse-document.ts";
import type { ModelOptions } from "../../../cli/src/model/model-options.ts";
import type { View } from "../../../cli/src/model/split-schemas.ts";

/** One side of a comparison; `openapi` and `info` need not be written. */
export function sideOf(yaml: string, options: ModelOptions = {}): Side {
  const head = "openapi: 3.1.0\ninfo: { title: Test, version: 1.0.0 }\n";
  const text = yaml.startsWith("openapi") ? yaml : head + yaml;
  return toSide(openDocument(parseDocument({ file: "test.yaml", name: "test.yaml", text })).document, options);
}

/** What has changed between two documents. */
export function changesOf(before: string, now: string, options: ModelOptions = {}): readonly Change[] {
  return compareModels(sideOf(before, options), sideOf(now, options)).changes;
}

/** The same as `rule: message`. */
export function told(before: string, now: string, options: ModelOptions = {}): string[] {
  return changesOf(before, now, options).map(({ rule, message }) => `${rule}: ${message}`);
}

/** What has changed in `GET /x`, or in what else the path item has, when it has these keys. */
export function toldOfOperation(before: string, now: string, rest = ""): string[] {
  const document = (keys: string): string => `paths: { /x: { post: { operationId: call, ${keys} } } }\n${rest}`;
  return told(document(before), document(now));
}

/** A document of component schemas, and the first of them. */
function schemasOf(yaml: string): { root: Json; schema: Schema } {
  const { root } = parseDocument({ file: "x", name: "x", text: `components:\n  schemas:\n    S: ${yaml}\n` });
  return { root, schema: [{ value: { $ref: "#/components/schemas/S" }, path: [] }] };
}

/** What two schemas differ in; more lines are further components. */
export function findingsOf(before: string, now: string, view: View = "output"): readonly Finding[] {
  const [old, fresh] = [schemasOf(before), schemasOf(now)];
  return createSchemaComparison(old.root, fresh.root).compare(old.schema, fresh.schema, view);
}

/** The same as `kind place: what`. */
export function found(before: string, now: string, view: View = "output"): string[] {
  return findingsOf(before, now, view).map(({ kind, at, what }) => `${kind} ${at}: ${what}`);
}

/** What a schema's values can be. */
export function flat(yaml: string, view: View = "output"): FlatSchema {
  const { root, schema } = schemasOf(yaml);
  return flattenSchema(root, schema, view);
}
