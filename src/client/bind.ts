/** Endpoints with their client already in them, for dependency injection. */
import { assertClient, type Client } from "./client.ts";
import type { AcceptedResult, AcceptOf, InitArguments, NegotiatedArguments } from "./endpoint.ts";
import type { Operation } from "../operation/operation.ts";
import type { ParsedResult, ParseAs } from "../response/result.ts";
import { say } from "../say.ts";

/** An endpoint that this client can be given to. */
export interface EndpointFor<in C> {
  (client: C, init: never): unknown;
  readonly operation: Operation;
}

/** An endpoint without its first parameter. */
export type BoundEndpoint<E> = "~alternatives" extends keyof E ? BoundNegotiatedEndpoint<E> : BoundPlainEndpoint<E>;

type BoundNegotiatedEndpoint<E> = E extends {
  readonly "~types"?: (client: never, init: infer I) => infer R;
  readonly "~alternatives"?: infer Alternatives;
}
  ? <As extends ParseAs | undefined = "auto", Accept extends AcceptOf<I> | undefined = undefined>(
      ...init: NegotiatedArguments<I, As, Accept>
    ) => Promise<ParsedResult<AcceptedResult<R, Alternatives, Accept>, As>>
  : never;

type BoundPlainEndpoint<E> = E extends { readonly "~types"?: (client: never, init: infer I) => infer R }
  ? <As extends ParseAs | undefined = "auto">(...init: InitArguments<I, As>) => Promise<ParsedResult<R, As>>
  : never;

/** Each endpoint without its first parameter: the type of what `bind` makes of them. */
export type BoundEndpoints<E> = { [Name in keyof E]: BoundEndpoint<E[Name]> };

/** Each endpoint as a method of one object. A module of endpoints can be given whole, and keeps its documentation. */
export function bind<C extends Client, E extends { readonly [Name in keyof E]: EndpointFor<C> }>(
  client: C,
  endpoints: E,
): BoundEndpoints<E> {
  assertClient(client, "bind");
  const bound: Record<string, unknown> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    if (typeof endpoint !== "function") throw new TypeError(say`bind: ${name} is not an endpoint`);
    bound[name] = (init?: unknown) => endpoint(client, init);
  }
  return bound as BoundEndpoints<E>;
}
