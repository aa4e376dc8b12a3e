/** Reading an overlay (OpenAPI Overlay 1.0): changes to a document that is not ours. */
import { isList, isObject, stringAt, valueAt, type Json, type JsonObject } from "../json.ts";
import { parseDocument, type SpecDocument } from "../parse-document.ts";
import type { Path } from "../pointer.ts";
import type { SourceAccess } from "../sources/access.ts";
import { readSource } from "../sources/read-source.ts";
import { SpecError } from "../spec-error.ts";
import { JsonPathSyntaxError, parseJsonPath, type JsonPath } from "./json-path.ts";

/** An Overlay Object (Overlay 1.0, section 4.4.1), checked. */
export interface Overlay {
  readonly document: SpecDocument;
  readonly actions: readonly OverlayAction[];
}

/** An Action Object (Overlay 1.0, section 4.4.3). */
export interface OverlayAction {
  /** What it changes. */
  readonly target: JsonPath;
  /** What is merged into each target; nothing if the targets are removed. */
  readonly update: Json | undefined;
  /** Where the action stands in its overlay. */
  readonly path: Path;
}

const KEYS = ["target", "description", "update", "remove"];

/** Reads and checks an overlay: a file, or an address. Throws a `SpecError` with its place. */
export async function readOverlay(file: string, headers: SourceAccess["headers"] = {}): Promise<Overlay> {
  const document = parseDocument(await readSource(file, process.stdin, headers).catch(throwUnread));
  return { document, actions: actionsOf(document) };
}

/** Whoever cannot read a document is told how to name one, which is of no help here. */
function throwUnread(error: unknown): never {
  if (!(error instanceof SpecError)) throw error;
  throw new SpecError(error.problem, { file: error.file }, "Name an overlay under `overlays`: a file, or an address.", {
    cause: error,
  });
}

function actionsOf(document: SpecDocument): OverlayAction[] {
  const { root } = document;
  const version = stringAt(root, "overlay");
  if (version === undefined || !/^1\.\d/.test(version))
    throw fault(document, ["overlay"], "This is no overlay.", "An overlay begins with `overlay: 1.0.0`.");
  const actions = valueAt(root, "actions");
  if (!isList(actions) || actions.length === 0)
    throw fault(
      document,
      ["actions"],
      "The overlay has no actions.",
      "Give it a list of `actions`, each with a `target`.",
    );
  return actions.map((action, index) => actionOf(document, action, ["actions", String(index)]));
}

function actionOf(document: SpecDocument, action: Json, path: Path): OverlayAction {
  if (!isObject(action))
    throw fault(document, path, "An action is an object.", "Give it a `target`, and `update` or `remove`.");
  assertKeys(document, action, path);
  const update = valueAt(action, "update") ?? undefined; // An empty one, as YAML has it, is null.
  const remove = valueAt(action, "remove") ?? false;
  if (typeof remove !== "boolean")
    throw fault(document, [...path, "remove"], "`remove` is true or false.", "Write `remove: true`.");
  if (!remove && update === undefined)
    throw fault(document, path, "This action changes nothing.", "Give it `update`, or `remove: true`.");
  return { target: targetOf(document, action, path), update: remove ? undefined : update, path };
}

function assertKeys(document: SpecDocument, action: JsonObject, path: Path): void {
  const unknown = Object.keys(action).find((key) => !KEYS.includes(key) && !key.startsWith("x-"));
  if (unknown === undefined) return;
  const problem = `An action has no \`${unknown}\` in Overlay 1.0.`;
  throw fault(
    document,
    [...path, unknown],
    problem,
    `There are ${KEYS.join(", ")}, and extensions that begin with x-.`,
  );
}

function targetOf(document: SpecDocument, action: JsonObject, path: Path): JsonPath {
  const target = stringAt(action, "target");
  if (target === undefined)
    throw fault(document, path, "This action has no `target`.", "Give it a JSONPath: $.paths['/feed'].get");
  try {
    return parseJsonPath(target);
  } catch (error) {
    if (!(error instanceof JsonPathSyntaxError)) throw error;
    const problem = `This is no JSONPath (RFC 9535): ${error.message}.`;
    throw fault(document, [...path, "target"], problem, "A path looks like $.paths['/feed'].get", error);
  }
}

function fault(document: SpecDocument, path: Path, problem: string, hint: string, cause?: Error): SpecError {
  return new SpecError(problem, document.locate(path), hint, cause && { cause });
}
