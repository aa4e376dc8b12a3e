/**
 * The same operations in openapi-fetch's own shape, for what is built on that.
 *
 * An entry of its own, and the only module that knows openapi-fetch: its declarations cost a compiler that checks them
 * 156,000 instantiations, and only a generated `path-client.ts` needs them.
 */
import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import type { Operation } from "../operation/operation.ts";
import { plainBodies } from "../request/body.ts";
import { plainStyles } from "../request/plain-styles.ts";
import type { Client } from "./client.ts";
import { type ClientCore, coreOf } from "./client-core.ts";
import type { UntypedEndpoint } from "./define-endpoint.ts";
import { callRoute, type RouteInit, type RouteRequest } from "./path-call.ts";
import { say } from "../say.ts";

/**
 * A document's `createPathClient`.
 *
 * `Security` has the clients that secured routes require, by path and method; the others are for every client.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- nothing is secured
export type CreatePathClient<Paths extends object, Security extends object = {}> = <C extends Client>(
  client: C,
) => PathClient<Paths, Security, C>;

/**
 * A client that is called by path, with the routes that `C` may call.
 *
 * It has a name of its own, so that the declarations of a package that exports one name nothing of openapi-fetch.
 */
export interface PathClient<Paths extends object, Security extends object, C>
  extends FetchClient<RoutesFor<C, Paths, Security>> {}

/** The routes whose requirements a client fits. A route that it may not call is no route of its path client. */
export type RoutesFor<C, Paths, Security> = {
  [Path in keyof Paths]: Path extends keyof Security ? MethodsFor<C, Paths[Path], Security[Path]> : Paths[Path];
};

type MethodsFor<C, Methods, Security> = [RefusedMethods<C, Security>] extends [never]
  ? Methods // As it is: a copy of each route would cost the compiler more than all calls.
  : Omit<Methods, RefusedMethods<C, Security> & string>;

type RefusedMethods<C, Security> = {
  [Method in keyof Security]: [C] extends [Security[Method]] ? never : Method;
}[keyof Security];

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Makes a document's `createPathClient` over the modules of its endpoints. */
export function definePathClient(modules: readonly object[]): (client: Client) => never {
  return (client) => pathClient(coreOf(client, "createPathClient"), routesOf(modules)) as never;
}

/** Every operation by `METHOD /template`. */
function routesOf(modules: readonly object[]): ReadonlyMap<string, Operation> {
  const endpoints: UntypedEndpoint[] = modules.flatMap((module) => Object.values(module));
  return new Map(
    // openapi-fetch writes what a caller gives, declared or not.
    endpoints.map(({ operation }) => [
      `${operation.method} ${operation.path}`,
      { styles: plainStyles, bodies: plainBodies, ...operation },
    ]),
  );
}

/** openapi-fetch's own client, each request of which is told how its route writes values and who sends it. */
function pathClient(core: ClientCore, routes: ReadonlyMap<string, Operation>): object {
  const upstream: { request: unknown } = createFetchClient({ baseUrl: core.baseUrl });
  const send = upstream.request as RouteRequest; // Its own types are about the paths of one document.
  const request = async (method: string, path: string, init?: RouteInit) => {
    const operation = routes.get(`${method.toUpperCase()} ${path}`);
    if (operation === undefined)
      throw new TypeError(say`createPathClient: the document has no ${method.toUpperCase()} ${path}`);
    return callRoute(core, operation, init ?? {}, send);
  };
  const methods = METHODS.map((method) => [method, (path: string, init?: RouteInit) => request(method, path, init)]);
  return { ...upstream, ...Object.fromEntries(methods), request };
}
