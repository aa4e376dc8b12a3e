/** Each security scheme, who defines it, and what uses it. */
import { objectAt, type Json } from "../document/json.ts";
import type { ModelOptions } from "../model/model-options.ts";
import { undefinedScheme } from "../model/resolve-schemes.ts";
import { routeOf } from "../document/methods.ts";
import type { SpecModel } from "../model/spec-model.ts";
import type { InspectedOperation, InspectedScheme, InspectedSession, SchemeDefinition } from "./inspection.ts";

/** All schemes of the model, and those that only operations without an endpoint name. */
export function inspectSchemes(
  root: Json,
  model: SpecModel,
  operations: readonly InspectedOperation[],
  options: ModelOptions,
): InspectedScheme[] {
  const declared = objectAt(objectAt(root, "components"), "securitySchemes");
  const used = operations.map(({ alternatives }) => new Set(alternatives.flatMap(Object.keys)));
  const known = new Set(model.schemes.map(({ name }) => name));
  const unknown = [...new Set(used.flatMap((names) => [...names]))].filter((name) => !known.has(name));
  return [...model.schemes, ...unknown.map(undefinedScheme)].map(({ name, description, data }) => ({
    name,
    description,
    data,
    definedBy: whoDefines(Object.hasOwn(declared, name), Object.hasOwn(options.schemes ?? {}, name)),
    operations: used.filter((names) => names.has(name)).length,
    session: inspectSession(model, name, options),
  }));
}

function whoDefines(inDocument: boolean, inConfiguration: boolean): SchemeDefinition {
  if (inDocument) return inConfiguration ? "both" : "document";
  return inConfiguration ? "configuration" : "nobody";
}

function inspectSession(model: SpecModel, scheme: string, options: ModelOptions): InspectedSession | undefined {
  const session = model.sessions.find((candidate) => candidate.scheme === scheme);
  if (session === undefined) return undefined;
  const { signIn, refresh, signOut } = session;
  return {
    wiredBy: Object.hasOwn(options.session ?? {}, scheme) ? "configuration" : "document",
    signIn: signIn && routeOf(signIn.operation),
    refresh: routeOf(refresh.operation),
    signOut: signOut && routeOf(signOut.operation),
  };
}
