/** Endpoints for routes that a document does not have, or that an application writes by hand. */
import { allBodies } from "../request/all-bodies.ts";
import { allStyles } from "../request/all-styles.ts";
import { allStreams } from "../response/streams/streams.ts";
import type { SecurityRequirement } from "../operation/requirement.ts";
import { type CallRequest, usualMethod } from "./call-parts.ts";
import type { Client, ClientFor } from "./client.ts";
import type { Endpoint, Paged } from "./endpoint.ts";
import type { Operation } from "../operation/operation.ts";
import type { PageRule } from "../operation/page-rule.ts";
import type { OperationInit, OperationResult, UntypedOperation } from "./operation-types.ts";
import type { Failure, Success } from "../response/result.ts";
import { say } from "../say.ts";

/** The types of an operation, as a value: an argument, so that TypeScript still infers `security`. */
export interface TypesOf<in out T> {
  readonly "~operation"?: (types: T) => T;
}

/** The types of one operation in openapi-typescript's form, for `defineEndpoint`. */
export function typesOf<T>(): TypesOf<T> {
  return {};
}

/** What `defineEndpoint` takes. */
export type EndpointDefinition<
  Security extends readonly SecurityRequirement[],
  T,
  Rule extends PageRule = PageRule,
> = Omit<Operation, "security" | "pages"> & {
  readonly security?: Security;
  readonly types?: TypesOf<T>;
  readonly pages?: Rule;
};

/** What an endpoint's type has more if its definition says how its pages follow each other. */
export type PagedBy<Rule extends PageRule> = [Rule] extends [never] ? unknown : Paged<Rule["items"]>;

/**
 * Makes a typed function of one operation, which can write and read everything. Generated endpoints name what theirs needs.
 *
 * @throws TypeError if the path does not begin with a slash
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineEndpoint<
  const Security extends readonly SecurityRequirement[] = readonly [],
  T = UntypedOperation,
  const Rule extends PageRule = never,
>(
  definition: EndpointDefinition<Security, T, Rule>,
): Endpoint<ClientFor<Security>, OperationInit<T>, OperationResult<T>> & PagedBy<Rule> {
  // By hand anything can be declared, and undeclared: it can be written and read all the same.
  const endpoint: unknown = endpointOf({ styles: allStyles, bodies: allBodies, stream: allStreams, ...definition }); // Its types are what the definition says, and nowhere else.
  return endpoint as Endpoint<ClientFor<Security>, OperationInit<T>, OperationResult<T>> & PagedBy<Rule>;
}

/** The function of one operation, before anything is known of its types. */
export interface UntypedEndpoint {
  (client: Client, init?: CallRequest): Promise<Success | Failure>;
  readonly operation: Operation;
}

/** Makes the function: all that it knows is its operation. */
export function endpointOf(definition: Operation & { readonly types?: unknown }): UntypedEndpoint {
  const { types: _, ...facts } = definition;
  const operation: Operation = { ...facts, method: usualMethod(facts.method) };
  if (!operation.path.startsWith("/"))
    throw new TypeError(say`defineEndpoint: the path ${JSON.stringify(operation.path)} does not begin with a slash`);
  const { method, path } = operation;
  const call = (client: Client | undefined, init: CallRequest = {}) =>
    typeof client?.["~call"] === "function"
      ? client["~call"](operation, init)
      : Promise.reject(
          new TypeError(say`${method} ${path}: the first argument is no client; make one by createClient`),
        );
  return Object.defineProperty(call, "operation", { value: operation }) as UntypedEndpoint;
}
