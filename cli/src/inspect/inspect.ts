/** Inspects what the calls of a document require. */
import { listAt, stringAt, type Json } from "../document/json.ts";
import { loadDocument, type LoadedDocument, type LoadOptions } from "../document/load-document.ts";
import type { DocumentNotice } from "../document/mend/mended-document.ts";
import { buildModel } from "../model/build-model.ts";
import { listOperations, type OperationList } from "../model/list-operations.ts";
import type { ModelOptions } from "../model/model-options.ts";
import type { SchemaSplit } from "../model/split-schemas.ts";
import { findWarnings } from "./find-warnings.ts";
import { inspectOperations } from "./inspect-operations.ts";
import { inspectOrigins } from "./inspect-origins.ts";
import { inspectSchemes } from "./inspect-schemes.ts";
import { numberWarnings } from "./number-warnings.ts";
import type { SpecDocument } from "../document/parse-document.ts";
import type { Notice, SpecModel } from "../model/spec-model.ts";
import type { InspectedOperation, InspectedTag, Inspection, Warning } from "./inspection.ts";

/** What to inspect: a document, and what the configuration says beside it. */
export interface InspectOptions extends ModelOptions, LoadOptions {}

/**
 * Tells what each operation of a document requires, and where credentials may go.
 *
 * Throws a `SpecError` or an `InputError` when the input is at fault.
 */
export async function inspect(options: InspectOptions): Promise<Inspection> {
  return inspectDocument(await loadDocument(options), options);
}

/** Schemas are not inspected, and to split them takes seconds in a large document. */
const unsplit: SchemaSplit = { inputs: new Map(), requestOnly: new Set() };

/** The same, of a document that is loaded. */
export function inspectDocument(
  { document, notices }: Pick<LoadedDocument, "document" | "notices">,
  options: ModelOptions,
): Inspection {
  const { root } = document;
  const list = listOperations(root, options);
  const model = buildModel(document, list, unsplit, options);
  const { operations, schemes, origins, warnings } = inspectModel(document, list, model, options);
  return {
    title: model.title,
    version: model.version,
    source: model.source,
    tags: inspectTags(root, operations),
    operations,
    schemes,
    origins,
    warnings: [
      ...notices.map(documentWarning),
      ...warnings,
      ...model.notices.filter(({ kind }) => kind === "no-session").map(candidateWarning),
      ...numberWarnings(root, list.operations),
    ],
    leftOut: countLeftOut(root, operations.length, options),
  };
}

/** What is found in a model that is built already. */
export function inspectModel(
  { root }: SpecDocument,
  list: OperationList,
  model: SpecModel,
  options: ModelOptions,
): Pick<Inspection, "operations" | "schemes" | "origins" | "warnings"> {
  const operations = inspectOperations(root, list, model, options);
  const schemes = inspectSchemes(root, model, operations, options);
  const origins = inspectOrigins(root, model, operations);
  const found = { operations, schemes, origins };
  return { ...found, warnings: findWarnings({ root, ...found }) };
}

function candidateWarning({ message, block }: Notice): Warning {
  const hint = block?.replaceAll(/\s+/g, " ") ?? "Write one, or let the application sign in again.";
  return { kind: "no-session", level: "note", message, hint, operations: [] };
}

/** The document's order, then that of first use. */
function inspectTags(root: Json, operations: readonly InspectedOperation[]): InspectedTag[] {
  const used = new Set(operations.map(({ tag }) => tag));
  const described = new Map(listAt(root, "tags").map((tag) => [stringAt(tag, "name"), stringAt(tag, "description")]));
  const declared = [...described.keys()].filter((name) => name !== undefined && used.has(name));
  return [...new Set([...declared, ...used])].flatMap((name) =>
    name === undefined ? [] : [{ name, description: described.get(name) }],
  );
}

function countLeftOut(root: Json, left: number, { include, exclude }: ModelOptions): number {
  if (include === undefined && exclude === undefined) return 0;
  const { operations, skipped } = listOperations(root, {});
  return operations.length + skipped.length - left;
}

function documentWarning({ kind, message }: DocumentNotice): Warning {
  const isOverlay = kind === "overlay";
  return {
    kind: isOverlay ? "idle-overlay" : "read-otherwise",
    level: "caution",
    message: `${message}.`,
    hint: isOverlay
      ? "Mend the action's target, or remove the action."
      : "Mend the document, if something else is meant.",
    operations: [],
  };
}
