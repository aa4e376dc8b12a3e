/** Checks a document before anything is made of it. */
import { kindOfDocument } from "./kind-of-document.ts";
import { isFixedMethod } from "./methods.ts";
import { checkReferences } from "./references/check-references.ts";
import { isList, isObject, valueAt, type Json } from "./json.ts";
import type { SpecDocument } from "./parse-document.ts";
import type { Path } from "./pointer.ts";
import { resolveRef } from "./resolve-ref.ts";
import { SpecError } from "./spec-error.ts";

/** Throws a `SpecError` at the first fault: version, shape, or a `$ref` into nothing. */
export function checkDocument(document: SpecDocument): void {
  checkVersion(document);
  checkShape(document);
  checkReferences(document);
}

function checkVersion(document: SpecDocument): void {
  const { root } = document;
  const other = kindOfDocument(root);
  if (other !== undefined) throw fault(document, [], `This is not an OpenAPI document, but ${other.what}.`, other.hint);
  if (!isObject(root)) {
    throw fault(
      document,
      [],
      "This is not an OpenAPI document: it has no keys.",
      "Name a file that begins with `openapi: 3.1.0`.",
    );
  }
  if (valueAt(root, "swagger") !== undefined) {
    throw fault(
      document,
      ["swagger"],
      `Swagger ${JSON.stringify(valueAt(root, "swagger"))} is not supported.`,
      'Use version "2.0", or OpenAPI 3.',
    );
  }
  const version = valueAt(root, "openapi");
  if (version === undefined) {
    throw fault(
      document,
      [],
      "This is not an OpenAPI document: the key `openapi` is missing.",
      "Add the version: `openapi: 3.1.0`.",
    );
  }
  if (typeof version !== "string" || !/^3\.[012](\.|$)/.test(version)) {
    throw fault(
      document,
      ["openapi"],
      `OpenAPI ${JSON.stringify(version)} is not supported.`,
      'Use version "3.0.x", "3.1.x" or "3.2.x".',
    );
  }
}

function checkShape(document: SpecDocument): void {
  const paths = valueAt(document.root, "paths");
  expectObject(document, paths, ["paths"]);
  for (const [path, item] of Object.entries(isObject(paths) ? paths : {})) {
    if (path.startsWith("x-")) continue;
    if (!path.startsWith("/")) {
      throw fault(
        document,
        ["paths", path],
        `The path ${JSON.stringify(path)} does not begin with a slash.`,
        "Write it as in `/feed/{id}`.",
      );
    }
    expectObject(document, item, ["paths", path]);
    checkOperations(document, item, ["paths", path]);
    const target = resolveRef(document.root, item, ["paths", path]);
    if (target !== undefined && target.value !== item) checkOperations(document, target.value, target.path);
  }
  const components = valueAt(document.root, "components") ?? undefined;
  expectObject(document, components, ["components"]);
  for (const [kind, entries] of Object.entries(isObject(components) ? components : {})) {
    if (!kind.startsWith("x-")) expectObject(document, entries ?? undefined, ["components", kind]);
  }
}

/** A key that is left empty has nothing in it, like one that is not there; but an operation, or a path, is an object. */
function checkOperations(document: SpecDocument, item: Json, path: Path): void {
  const additional = valueAt(item, "additionalOperations");
  expectObject(document, additional, [...path, "additionalOperations"]);
  const operations = [
    ...entriesOf(item, path).filter(([method]) => isFixedMethod(method)),
    ...entriesOf(additional, [...path, "additionalOperations"]),
  ];
  for (const [, operation, at] of operations) {
    expectObject(document, operation, at);
    for (const key of ["responses", "requestBody"]) {
      expectObject(document, valueAt(operation, key) ?? undefined, [...at, key]);
    }
    const parameters = valueAt(operation, "parameters") ?? undefined;
    if (parameters !== undefined && !isList(parameters)) throw wrongType(document, [...at, "parameters"], "a list");
  }
}

function entriesOf(owner: Json | undefined, path: Path): [string, Json, Path][] {
  return Object.entries(isObject(owner) ? owner : {}).map(([key, value]) => [key, value, [...path, key]]);
}

/** A missing value is accepted: whether it is required is checked elsewhere. */
function expectObject(document: SpecDocument, value: Json | undefined, path: Path): void {
  if (value === undefined || isObject(value)) return;
  throw wrongType(document, path, "an object");
}

function wrongType(document: SpecDocument, path: Path, expected: string): SpecError {
  return fault(
    document,
    path,
    `\`${path.at(-1) ?? ""}\` must be ${expected}.`,
    "See the OpenAPI specification for what belongs here.",
  );
}

function fault(document: SpecDocument, path: Path, problem: string, hint: string): SpecError {
  return new SpecError(problem, document.locate(path), hint);
}
