/** Whether a session can call the operations that it is wired to: what they require is pointed to, or a constant. */
import { booleanAt, isObject, objectAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { parsePointer, type Path } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { bodySchemas, leadsSomewhere, memberSchemas, requiredMembers } from "./follow-schema.ts";
import { fault, nameOf, type WirableOperation, type Wiring, type WiringContext } from "./wiring.ts";

/** What a step is always called with. */
interface Given {
  /** Where the refresh token goes: a JSON Pointer into the body, or `cookie`. */
  readonly send: string | undefined;
  readonly params: JsonObject | undefined;
}

const places: ReadonlySet<string> = new Set(["path", "query", "header", "cookie", "body"]);

/** A step's constants. Throws for one that the operation has no place for. */
export function checkConstants(
  context: WiringContext,
  wiring: Wiring,
  step: string,
  operation: WirableOperation,
): JsonObject | undefined {
  const params = valueAt(valueAt(wiring.value, step), "params");
  if (params === undefined) return undefined;
  const wrong = (at: Path, problem: string, hint: string) =>
    fault(context, wiring, [step, "params", ...at], problem, hint);
  if (!isObject(params)) throw wrong([], "`params` is no object.", 'Write it as `params: { path: { version: "1" } }`.');
  for (const [place, values] of Object.entries(params)) {
    if (!places.has(place) || !isObject(values)) {
      const problem = `\`params\` has no ${JSON.stringify(place)} with values.`;
      throw wrong([place], problem, "It takes objects under path, query, header, cookie and body.");
    }
    const unknown = Object.keys(values).find((name) => !hasPlace(context, operation, place, name));
    if (unknown === undefined) continue;
    const problem = `\`params.${place}\` names ${JSON.stringify(unknown)}, which \`${nameOf(operation)}\` does not have.`;
    throw wrong([place, unknown], problem, "Name what the operation takes.");
  }
  return params;
}

function hasPlace(
  { document: { root } }: WiringContext,
  { model, value }: WirableOperation,
  place: string,
  name: string,
): boolean {
  if (place === "body") return bodySchemas(root, value).some((schema) => leadsSomewhere(root, schema, [name]));
  return model.parameters.some((parameter) => parameter.in === place && parameter.name === name);
}

/**
 * Throws for what the operation requires and nothing fills: the server would refuse every call.
 *
 * The body of a sign-in is its caller's, and a cookie is the browser's where the refresh token is in one.
 */
export function checkRequired(
  context: WiringContext,
  wiring: Wiring,
  step: string,
  operation: WirableOperation,
  given: Given,
): void {
  const missing =
    missingParameter(wiring, operation, given) ??
    (step === "signIn" ? undefined : missingMember(context, operation, given));
  if (missing === undefined) return;
  const [place, ...path] = missing;
  const what =
    path.length === 0 ? "a body" : `\`${path.join(".")}\` in its ${place === "body" ? "body" : `${place} parameters`}`;
  const problem = `\`${step}\` calls \`${nameOf(operation)}\`, which requires ${what}, and nothing gives it.`;
  const hint =
    place === "body" && step !== "signIn"
      ? `Point to it (\`send: /${path.join("/")}\`) if it is the refresh token, or give it a constant under \`params.body\`.`
      : `Give it a constant under \`params.${place}\`.`;
  throw fault(context, wiring, [step], problem, hint);
}

function missingParameter(wiring: Wiring, { model }: WirableOperation, { params }: Given): Path | undefined {
  const isByCookie = valueAt(valueAt(wiring.value, "refresh"), "send") === "cookie";
  const missing = model.parameters.find(
    ({ in: place, name, required }) =>
      required && !(isByCookie && place === "cookie") && valueAt(objectAt(params, place), name) === undefined,
  );
  return missing === undefined ? undefined : [missing.in, missing.name];
}

/** Of several media types one that can be filled is enough. */
function missingMember(
  { document: { root } }: WiringContext,
  { value }: WirableOperation,
  given: Given,
): Path | undefined {
  const body = resolveRef(root, valueAt(value, "requestBody"), [])?.value;
  const constants = valueAt(given.params, "body");
  const pointer = given.send === undefined || given.send === "cookie" ? undefined : parsePointer(given.send);
  if (pointer === undefined && constants === undefined && booleanAt(body, "required") !== true) return undefined;
  const missing = bodySchemas(root, value).map((schema) => firstMissing(root, schema, pointer, constants));
  if (missing.length === 0 || missing.includes(undefined)) {
    const isEmpty = pointer === undefined && constants === undefined;
    return isEmpty && booleanAt(body, "required") === true ? ["body"] : undefined;
  }
  const [first] = missing;
  return first && ["body", ...first];
}

/** The first required member that neither the pointer nor a constant fills. */
function firstMissing(
  root: Json,
  schema: Json,
  pointer: Path | undefined,
  constants: Json | undefined,
): Path | undefined {
  if (pointer?.length === 0 || (constants !== undefined && !isObject(constants))) return undefined;
  for (const name of requiredMembers(root, schema)) {
    const constant = valueAt(constants, name);
    const rest = pointer?.[0] === name ? pointer.slice(1) : undefined;
    if (constant === undefined && rest === undefined) return [name];
    for (const member of memberSchemas(root, schema, name)) {
      const inner = firstMissing(root, member, rest, constant);
      if (inner !== undefined) return [name, ...inner];
    }
  }
  return undefined;
}
