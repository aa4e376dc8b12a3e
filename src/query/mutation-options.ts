/** One change for TanStack Query. */
import type { CallRequest } from "../client/call-parts.ts";
import type { AcceptOf, NegotiatedArguments } from "../client/endpoint.ts";
import { type AnyEndpoint, callOf, type QueryError, routeOf, type SuccessData } from "./endpoint-data.ts";

/** What `useMutation` and its like take; spread it to add options of your own. */
export interface MutationOptions<Data, Problem, Init> {
  /** The route: for `useIsMutating`, and for options of all mutations of an endpoint. */
  mutationKey: readonly [route: string];
  /** What is given to `mutate` is the init of the call. */
  mutationFn: (init: Init) => Promise<Data>;
  /** Absent, so that nothing is repeated unless the application says so: its type is that of the error. */
  retry?(failureCount: number, error: Problem): boolean;
}

/** The options of a mutation: `mutate(init)` calls the endpoint, and brings its data. Nothing is sent twice. */
export function mutationOptions<C, I, R, Alternatives = {}>(
  endpoint: AnyEndpoint<C, I, R, Alternatives>,
  client: NoInfer<C>,
): MutationOptions<SuccessData<R, Alternatives, "auto", undefined>, QueryError<R>, MutationInit<I>> {
  const call = callOf(endpoint, client, "mutationOptions");
  const options: MutationOptions<unknown, unknown, CallRequest | void> = {
    mutationKey: [routeOf(endpoint, "mutationOptions")],
    mutationFn: (init) => call(init ?? {}),
  };
  return options as never; // What it says of the data is what the endpoint's type says.
}

/** The init of a call; `mutate()` needs none where nothing in it is required. */
type MutationInit<I> =
  NegotiatedArguments<I, "auto" | undefined, undefined & AcceptOf<I>> extends infer Arguments
    ? Arguments extends [infer Init]
      ? Init
      : Arguments extends [(infer Init)?]
        ? Init | void
        : never
    : never;
