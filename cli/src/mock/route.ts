/** The operations of a document, as the mock serves them. */
import type { PageRule } from "latchkey/generated/operation";
import { objectAt, stringAt, type Json, type JsonObject } from "../document/json.ts";
import { sentMethod } from "../document/methods.ts";
import type { SpecDocument } from "../document/parse-document.ts";
import { formatPointer } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { listOperations, type ListedOperation } from "../model/list-operations.ts";
import type { ModelOptions } from "../model/model-options.ts";
import { resolvePages } from "../model/pages/resolve-pages.ts";
import { resolveSchemes } from "../model/resolve-schemes.ts";
import { resolveSecurity } from "../model/resolve-security.ts";
import { resolveServers } from "../model/resolve-servers.ts";
import type { Requirement, SchemeModel } from "../model/spec-model.ts";
import { type TokenPlace, tokenPlaceOf } from "./tokens/token-place.ts";

/** One scheme that a request needs, and the token in it if it is one that carries tokens. */
export interface RequiredScheme {
  readonly name: string;
  /** What the document says of it; `undefined` if it says nothing. */
  readonly scheme: SchemeModel | undefined;
  readonly place?: TokenPlace;
  /** The challenge of a 401 for it, if there is one for its kind. */
  readonly challenge?: "bearer" | "basic";
  readonly scopes: readonly string[];
}

/** An operation, as the mock serves it. */
export interface Route {
  readonly operationId?: string;
  /** The name of its function. */
  readonly name: string;
  /** `GET /feed/{id}`: its name where it has no operationId. */
  readonly label: string;
  readonly method: string;
  readonly template: string;
  /** The alternatives (OR) of schemes (AND); none means public, an empty one that credentials are optional. */
  readonly alternatives: readonly (readonly RequiredScheme[])[];
  /** The URLs of its servers. */
  readonly servers: readonly string[];
  /** The Parameter Objects that hold for it. */
  readonly parameters: readonly JsonObject[];
  /** The Operation Object. */
  readonly value: JsonObject;
  /** How its pages follow each other, if it says so. */
  readonly pages: PageRule | undefined;
}

/** What of the configuration shapes the routes. */
export type RouteOptions = Pick<ModelOptions, "schemes" | "security" | "names" | "params" | "session" | "pages">;

/** Reads all operations that can be called. `wired` names the schemes that have a session, whatever their type. */
export function readRoutes(root: Json, wired: ReadonlySet<string>, options: RouteOptions = {}): readonly Route[] {
  const schemes = new Map(resolveSchemes(root, options.schemes).map((scheme) => [scheme.name, scheme]));
  // What the SDK leaves out is served all the same.
  const { operations } = listOperations(root, { ...options, include: [], exclude: [] });
  const common = resolveServers(root);
  const pages = resolvePages({ root, locate }, operations, options);
  return operations.map((listed) => {
    const { alternatives, optional } = resolveSecurity(root, listed.value, options.security);
    const requirements: readonly Requirement[] = optional ? [...alternatives, {}] : alternatives;
    return {
      ...namesOf(listed),
      template: listed.path,
      alternatives: requirements.map((requirement) =>
        Object.entries(requirement).map(([name, scopes]) => toScheme(name, schemes.get(name), scopes, wired.has(name))),
      ),
      servers: [...resolveServers(listed.value), ...resolveServers(listed.item), ...common],
      parameters: listed.parameters,
      value: listed.value,
      pages: pages.get(listed),
    };
  });
}

/** Whoever generates is told the line. */
const locate: SpecDocument["locate"] = (path) => ({ file: "The document", pointer: formatPointer(path) });

function namesOf({
  operationId,
  name,
  method,
  path,
}: ListedOperation): Pick<Route, "operationId" | "name" | "label" | "method"> {
  const sent = sentMethod(method);
  return { ...(operationId !== undefined && { operationId }), name, label: `${sent} ${path}`, method: sent };
}

function toScheme(
  name: string,
  scheme: SchemeModel | undefined,
  scopes: readonly string[],
  isWired: boolean,
): RequiredScheme {
  const place = scheme === undefined ? undefined : tokenPlaceOf(scheme, isWired);
  return {
    name,
    scheme,
    // What other schemes list are roles (OpenAPI 3.1, section 4.8.30), and no token of ours names one.
    scopes: scheme?.data["type"] === "oauth2" ? scopes : [],
    ...(place !== undefined && { place, challenge: "bearer" as const }),
    ...(scheme?.credential === "BasicCredential" && { challenge: "basic" as const }),
  };
}

/** Whether this is a name of the route: its operationId, `METHOD /template`, or the name of its function. */
export function isNamed(route: Route | undefined, name: string): boolean {
  return route !== undefined && (route.operationId === name || route.label === name || route.name === name);
}

/** The declared answers of a route, by status: `200`, `4XX` or `default`. */
export function declaredAnswers(root: Json, { value }: Route): ReadonlyMap<string, JsonObject> {
  const responses = Object.entries(objectAt(value, "responses"));
  return new Map(
    responses.flatMap(([status, response]) => {
      const resolved = resolveRef(root, response, [])?.value;
      return resolved === undefined ? [] : [[/^[1-5]xx$/i.test(status) ? status.toUpperCase() : status, resolved]];
    }),
  );
}

/** The names of the query parameters that are API keys. */
export function secretQueryNames(routes: readonly Route[]): ReadonlySet<string> {
  const schemes = routes.flatMap(({ alternatives }) => alternatives.flat().map(({ scheme }) => scheme?.data));
  return new Set(
    schemes.flatMap((data) => (data?.["in"] === "query" && data["name"] !== undefined ? [data["name"]] : [])),
  );
}

/** All scopes that routes ask for of one scheme. */
export function scopesOf(routes: readonly Route[], scheme: string): readonly string[] {
  const uses = routes.flatMap(({ alternatives }) => alternatives.flat().filter(({ name }) => name === scheme));
  return [...new Set(uses.flatMap(({ scopes }) => scopes))];
}

/** The title of a document, which a challenge names. */
export function titleOf(root: Json): string | undefined {
  return stringAt(objectAt(root, "info"), "title");
}
