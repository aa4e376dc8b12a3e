/** Whether the schemes that a configuration names are schemes of the document: a mistyped one would change nothing. */
import { isObject, listAt, objectAt, type Json } from "../document/json.ts";
import { InputError } from "../document/spec-error.ts";
import type { ModelOptions } from "./model-options.ts";
import { nearestName } from "./names/nearest-name.ts";

/** Throws an `InputError` for a name under `schemes` or `session` that neither the document nor any requirement has. */
export function assertSchemesKnown(
  root: Json,
  operations: readonly Json[],
  { schemes = {}, session = {}, security = [] }: Pick<ModelOptions, "schemes" | "session" | "security">,
): void {
  if (Object.keys(schemes).length === 0 && Object.keys(session).length === 0) return;
  const stated = [root, ...operations].flatMap((owner) => listAt(owner, "security")).filter(isObject);
  const known = new Set([
    ...Object.keys(objectAt(objectAt(root, "components"), "securitySchemes")),
    ...[...stated, ...security].flatMap(Object.keys),
  ]);
  assertEach("schemes", Object.keys(schemes), new Set([...known, ...Object.keys(session)]), known);
  assertEach("session", Object.keys(session), new Set([...known, ...Object.keys(schemes)]), known);
}

function assertEach(
  option: "schemes" | "session",
  names: readonly string[],
  allowed: ReadonlySet<string>,
  known: ReadonlySet<string>,
): void {
  const unknown = names.find((name) => !allowed.has(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  const others = [...known].slice(0, 10).map((name) => JSON.stringify(name));
  const hint =
    nearest !== undefined
      ? `Is it ${JSON.stringify(nearest)}?`
      : others.length > 0
        ? `There are ${others.join(", ")}. Operations require a new one by \`security\` of the configuration.`
        : "Have operations require it by `security` of the configuration: security: [{ … }].";
  throw new InputError(
    `${option} of the configuration: nothing has or requires the scheme ${JSON.stringify(unknown)}.`,
    hint,
  );
}
