/** Statuses of answers that are written otherwise than the specification has them (OpenAPI 3.1, section 4.8.16.2). */
import { isFixedMethod } from "../methods.ts";
import { isObject, objectAt, valueAt, type Json, type JsonObject } from "../json.ts";
import type { SpecDocument } from "../parse-document.ts";
import { type Path, valueAtPath, withValueAt } from "../pointer.ts";
import type { Place } from "../spec-error.ts";
import type { DocumentNotice, MendedDocument } from "./mended-document.ts";

/** What an answer can be declared for. */
const declared = /^(?:[1-9]\d\d|[1-5]XX|default|x-.*)$/;
/** The same in other letters, or with a placeholder that people use. */
const nearly = /^(?:[1-5]xx|default)$/i;

/** Brings ranges to capitals (`4xx` is `4XX`); what is no status is left out. Both are told of. */
export function mendStatuses(document: SpecDocument): MendedDocument {
  const notices: DocumentNotice[] = [];
  let root: unknown = document.root;
  for (const { path, route, operation } of operationsOf(document.root)) {
    const responses = valueAt(operation, "responses");
    if (!isObject(responses) || Object.keys(responses).every((status) => declared.test(status))) continue;
    root = withValueAt(root, [...path, "responses"], mendResponses(responses, route, notices));
  }
  if (notices.length === 0) return { document, notices };
  const locate = (path: Path): Place => document.locate(asWritten(document.root, path));
  // What was JSON before is JSON after it.
  return { document: { ...document, root: root as Json, locate }, notices };
}

function mendResponses(responses: JsonObject, route: string, notices: DocumentNotice[]): JsonObject {
  const entries = Object.entries(responses).flatMap(([status, response]): [string, Json][] => {
    if (declared.test(status)) return [[status, response]];
    const meant = meantBy(status);
    const isTaken = meant !== undefined && Object.hasOwn(responses, meant);
    const what =
      meant === undefined
        ? "is no status, and is left out"
        : isTaken
          ? `is left out, since there is \`${meant}\``
          : `is read as \`${meant}\``;
    notices.push({ kind: "status", message: `${route} declares an answer for \`${status}\`, which ${what}` });
    return meant === undefined || isTaken ? [] : [[meant, response]];
  });
  return Object.fromEntries(entries);
}

function meantBy(status: string): string | undefined {
  if (!nearly.test(status)) return undefined;
  return /^\d/.test(status) ? status.toUpperCase() : status.toLowerCase();
}

interface FoundOperation {
  readonly path: Path;
  /** As messages name it. */
  readonly route: string;
  readonly operation: Json;
}

function operationsOf(root: Json): FoundOperation[] {
  const owners = [["paths"], ["webhooks"], ["components", "pathItems"]];
  return owners.flatMap((owner) => {
    const items = valueAtPath(root, owner);
    return Object.entries(isObject(items) ? items : {}).flatMap(([name, item]) => operationsIn(item, [...owner, name]));
  });
}

function operationsIn(item: Json, path: Path): FoundOperation[] {
  const name = path.at(-1) ?? "";
  const fixed = Object.entries(isObject(item) ? item : {}).filter(([key]) => isFixedMethod(key));
  const additional = Object.entries(objectAt(item, "additionalOperations"));
  return [
    ...fixed.map(([key, operation]) => ({ path: [...path, key], route: `${key.toUpperCase()} ${name}`, operation })),
    ...additional.map(([key, operation]) => ({
      path: [...path, "additionalOperations", key],
      route: `${key} ${name}`,
      operation,
    })),
  ];
}

/** The place in the document itself, where a status may be in other letters. */
function asWritten(root: Json, path: Path): Path {
  const index = path.indexOf("responses");
  const status = path[index + 1];
  if (index < 0 || status === undefined) return path;
  const written = Object.keys(objectAt(valueAtPath(root, path.slice(0, index)), "responses"));
  const key = written.includes(status) ? status : (written.find((one) => meantBy(one) === status) ?? status);
  return [...path.slice(0, index + 1), key, ...path.slice(index + 2)];
}
