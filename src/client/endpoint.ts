/** The typed function for one operation. */
import type { Input } from "./input.ts";
import type { Operation } from "../operation/operation.ts";
import type { ParsedResult, ParseAs } from "../response/result.ts";

/** What every call takes beside the parameters and the body of its operation. */
export interface CallOptions<As extends ParseAs | undefined = ParseAs | undefined> {
  /** Headers of this call; one under a scheme's own name replaces the client's credential. */
  headers?: HeadersInit | Readonly<Record<string, string | undefined>> | undefined;
  /** The caller's abort signal; the call then rejects with `signal.reason`, untouched. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call, in place of the client's. */
  timeout?: number | undefined;
  /** How the body of a 2xx answer is read; by its content type unless given. */
  parseAs?: As;
  cache?: RequestCache | undefined;
  /** Whether fetch sends the browser's own cookies, in place of the client's. */
  credentials?: RequestCredentials | undefined;
  keepalive?: boolean | undefined;
  mode?: RequestMode | undefined;
  priority?: RequestPriority | undefined;
  /** For fetch as it is; a stream as body gets `"half"`, the only value that exists, by itself. */
  duplex?: "half" | undefined;
}

/** The arguments after the client: `init` may be left out where nothing in it is required. */
export type InitArguments<I, As extends ParseAs | undefined> = {} extends I
  ? [init?: (Input<I> & CallOptions<As>) | undefined]
  : [init: Input<I> & CallOptions<As>];

/**
 * A callable operation.
 *
 * `C` is the client that it needs, `I` its parameters and body as the document has them, `R` the union of its results.
 */
export interface Endpoint<C = never, I = never, R = unknown> {
  <As extends ParseAs | undefined = "auto">(client: C, ...init: InitArguments<I, As>): Promise<ParsedResult<R, As>>;
  /** The operation as data. */
  readonly operation: Operation;
  /** Types only; never there. */
  readonly "~types"?: (client: C, init: I) => R;
}

/** The member of an init that chooses among the media types of the answer. */
export interface AcceptOption<Accept extends string | undefined> {
  /** The media type to get, in place of the one that the call accepts by itself. */
  accept?: Accept;
}

/** The media types among which an init can choose. */
export type AcceptOf<I> = I extends { accept?: infer Accept extends string } ? Accept : never;

/** The results of a call that accepts this media type: other successes where there are any for it, the same errors. */
export type AcceptedResult<R, Alternatives, Accept> = Accept extends keyof Alternatives
  ? Alternatives[Accept] | Extract<R, { ok: false }>
  : R;

/** The arguments after the client, of an endpoint that has a choice of media types. */
export type NegotiatedArguments<I, As extends ParseAs | undefined, Accept extends string | undefined> = {} extends I
  ? [init?: (Input<I> & CallOptions<As> & AcceptOption<Accept>) | undefined]
  : [init: Input<I> & CallOptions<As> & AcceptOption<Accept>];

/**
 * A callable operation whose caller can choose the media type of the answer by `accept`.
 *
 * `R` are the results of a call that chooses none; `Alternatives` has the other successes by media type.
 */
export interface NegotiatedEndpoint<C = never, I = never, R = unknown, Alternatives = {}> {
  <As extends ParseAs | undefined = "auto", Accept extends AcceptOf<I> | undefined = undefined>(
    client: C,
    ...init: NegotiatedArguments<I, As, Accept>
  ): Promise<ParsedResult<AcceptedResult<R, Alternatives, Accept>, As>>;
  /** The operation as data. */
  readonly operation: Operation;
  /** Types only; never there. */
  readonly "~types"?: (client: C, init: I) => R;
  /** Types only; never there. */
  readonly "~alternatives"?: Alternatives;
}

/** An endpoint that declares pages. `Items` is the JSON Pointer to the list in its data. */
export interface Paged<out Items extends string = string> {
  /** Types only; never there. */
  readonly "~pages": Items;
}

/** The client that an endpoint needs. */
export type ClientOf<E> = E extends { readonly "~types"?: (client: infer C, init: never) => unknown } ? C : never;
/** The init that an endpoint takes. */
export type InitOf<E> = E extends { readonly "~types"?: (client: never, init: infer I) => unknown }
  ? Input<I> & CallOptions
  : never;
/** Everything that an endpoint can resolve to. */
export type ResultOf<E> = E extends { readonly "~types"?: (client: never, init: never) => infer R } ? R : never;
/** The data of an endpoint's successes. */
export type DataOf<E> = ResultOf<E> extends infer R ? (R extends { ok: true; data: infer Data } ? Data : never) : never;
/** The errors of an endpoint's other answers. */
export type ErrorOf<E> = ResultOf<E> extends infer R ? (R extends { ok: false; error: infer E } ? E : never) : never;
