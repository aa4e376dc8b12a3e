/** The schema of errors that a document does not describe, as the configuration names or gives it. */
import { isContainer, isObject, objectAt, stringAt, type Json, type JsonObject } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { InputError } from "../document/spec-error.ts";
import { takeName } from "../document/take-name.ts";
import { nearestName } from "./names/nearest-name.ts";

/** A document that has the schema among its components, and the schema's name there; none where nothing is configured. */
export interface ErrorSchema {
  readonly root: Json;
  readonly name: string | undefined;
}

/** Finds the schema, or adds it as a component. Throws an `InputError` for one that there is not. */
export function resolveErrors(root: Json, errors: string | JsonObject | undefined): ErrorSchema {
  if (errors === undefined) return { root, name: undefined };
  const components = objectAt(root, "components");
  const schemas = objectAt(components, "schemas");
  if (typeof errors === "string") {
    if (!Object.hasOwn(schemas, errors)) throw unknownSchema(errors, Object.keys(schemas));
    return { root, name: errors };
  }
  assertReferences(root, errors);
  const name = takeName("UndeclaredError", new Set(Object.keys(schemas)));
  const added = { ...components, schemas: { ...schemas, [name]: errors } };
  return { root: { ...(isObject(root) ? root : {}), components: added }, name };
}

function unknownSchema(name: string, known: readonly string[]): InputError {
  const nearest = nearestName(name, known);
  const hint =
    nearest === undefined ? "Name one of components.schemas, or give a schema." : `Did you mean "${nearest}"?`;
  return new InputError(`\`errors\` of the configuration names the schema "${name}", which does not exist.`, hint);
}

function assertReferences(root: Json, schema: Json): void {
  if (!isContainer(schema)) return;
  const ref = isObject(schema) ? stringAt(schema, "$ref") : undefined;
  if (ref !== undefined && resolveRef(root, schema, []) === undefined)
    throw new InputError(
      `\`errors\` of the configuration refers to "${ref}", which does not exist.`,
      "Refer to something in the document: #/components/schemas/….",
    );
  for (const part of Object.values(schema)) assertReferences(root, part);
}
