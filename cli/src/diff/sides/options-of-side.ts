/** What of the configuration holds for one side: it is written for the new document, and the old one may not have all that it names. */
import { isObject, listAt, objectAt, stringAt, type Json } from "../../document/json.ts";
import { routeOf } from "../../document/methods.ts";
import { listOperations } from "../../model/list-operations.ts";
import type { ModelOptions } from "../../model/model-options.ts";

/** The options for one document, without what only the other one knows. What neither knows stays, and is told as a mistake. */
export function optionsOfSide(root: Json, other: Json, options: ModelOptions): ModelOptions {
  if (Object.keys(options).length === 0) return options;
  const [own, foreign] = [knownIn(root), knownIn(other)];
  const isMeant = (kind: keyof Known, name: string): boolean => own[kind].has(name) || !foreign[kind].has(name);
  const { names, include, exclude, params, session, pages, schemes, errors } = options;
  return {
    ...options,
    ...(typeof names === "object" && { names: pick(names, (route) => isMeant("routes", route)) }),
    ...(include && { include: include.filter((name) => isMeant("filters", name)) }),
    ...(exclude && { exclude: exclude.filter((name) => isMeant("filters", name)) }),
    ...(params && {
      params: Object.fromEntries(
        Object.entries(params).map(([place, values]) => [
          place,
          pick(values, (name) => isMeant("parameters", `${place} ${name}`)),
        ]),
      ),
    }),
    ...(session && {
      session: pick(session, (scheme, block) => isMeant("schemes", scheme) && hasSteps(block, isMeant)),
    }),
    ...(pages && { pages: pick(pages, (operation) => isMeant("operations", operation)) }),
    ...(schemes && {
      schemes: pick(schemes, (scheme, value) => value["type"] !== undefined || isMeant("schemes", scheme)),
    }),
    ...(typeof errors === "string" && !isMeant("components", errors) && { errors: {} }),
  };
}

/** Whether a filter names something of the other document alone, so that this one has nothing that is wanted. */
export function isLeftOut(given: ModelOptions, fitted: ModelOptions): boolean {
  return (given.include?.length ?? 0) > 0 && fitted.include?.length === 0;
}

function pick<T>(entries: Readonly<Record<string, T>>, isKept: (key: string, value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([key, value]) => isKept(key, value)));
}

/** Whether the operations of a session are there. */
function hasSteps(block: Json, isMeant: (kind: keyof Known, name: string) => boolean): boolean {
  const steps = isObject(block) ? Object.values(block) : [];
  return steps.every((step) => isMeant("operations", stringAt(step, "operationId") ?? ""));
}

interface Known {
  readonly routes: ReadonlySet<string>;
  /** Tags, paths and operationIds. */
  readonly filters: ReadonlySet<string>;
  /** As a session may name them. */
  readonly operations: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly schemes: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
}

/** What a document has that a configuration can name. */
function knownIn(root: Json): Known {
  const { operations } = listOperations(root, {});
  const routes = operations.map(routeOf);
  const ids = operations.flatMap(({ operationId }) => operationId ?? []);
  const tags = operations.flatMap(({ value, tag }) => [...listAt(value, "tags"), tag]).map(String);
  const components = objectAt(root, "components");
  const parameters = operations.flatMap((one) => one.parameters);
  const required = [root, ...operations.map(({ value }) => value)].flatMap((owner) => listAt(owner, "security"));
  return {
    routes: new Set(routes),
    filters: new Set([...tags, ...ids, ...operations.map(({ path }) => path)]),
    operations: new Set([...ids, ...routes, ...operations.map(({ name }) => name)]),
    parameters: new Set(parameters.map((one) => `${stringAt(one, "in") ?? ""} ${stringAt(one, "name") ?? ""}`)),
    schemes: new Set([
      ...Object.keys(objectAt(components, "securitySchemes")),
      ...required.filter(isObject).flatMap(Object.keys),
    ]),
    components: new Set(Object.keys(objectAt(components, "schemas"))),
  };
}
