/** The key of a query: what tells its answer from another one's. */
import type { CallRequest } from "../client/call-parts.ts";
import type { CallOptions } from "../client/endpoint.ts";
import type { Operation, ParameterValues } from "../operation/operation.ts";
import { isAbsent, plainValue } from "../request/plain-value.ts";
import { say } from "../say.ts";
import { type AnyEndpoint, routeOf } from "./endpoint-data.ts";

/** The route (`GET /feed/{id}`), then what a call gives: plain JSON, so that a cache can compare it, and keep it. */
export type QueryKey = readonly [route: string] | readonly [route: string, given: QueryKeyParts];

/** What a call gives, as far as the answer depends on it. */
export interface QueryKeyParts {
  readonly path?: object;
  readonly query?: unknown;
  /** Header parameters by name. A number stands for each value, which may be a key that nobody should read. */
  readonly header?: Readonly<Record<string, number>>;
  /** Cookie parameters likewise. */
  readonly cookie?: Readonly<Record<string, number>>;
  readonly body?: unknown;
  readonly accept?: string;
  readonly parseAs?: string;
  /** Whether the query has the pages of a list. */
  readonly pages?: boolean;
}

/** What `queryKey` takes: an init, or as much of one as all queries that are meant have in common. */
export type QueryKeyInit<I> = Some<I> & CallOptions & { accept?: string | undefined; contentType?: string | undefined };

type Some<T> = T extends readonly unknown[] | Blob | Date | FormData | URLSearchParams
  ? T
  : T extends object
    ? { [K in keyof T]?: Some<T[K]> | undefined }
    : T;

/**
 * The key of the query that this endpoint and init make.
 *
 * With less in the init it is a prefix: `invalidateQueries({ queryKey: queryKey(listFeed) })` is meant for every query of the feed.
 *
 * @throws TypeError if the body is no JSON and no form of texts: give such a query a key of your own
 */
export function queryKey<I>(
  endpoint: AnyEndpoint<never, I, unknown, unknown>,
  init?: QueryKeyInit<NoInfer<I>>,
): QueryKey {
  return keyOf(endpoint, init);
}

/** The same for an init of any type. */
export function keyOf(
  endpoint: { readonly operation: Operation },
  { params, body, accept, parseAs }: CallRequest = {},
): QueryKey {
  const route = routeOf(endpoint, "queryKey");
  const parts = given({
    path: filled(params?.path),
    query: filled(params?.query),
    header: disguised(params?.header),
    cookie: disguised(params?.cookie),
    body,
    accept,
    parseAs,
  });
  return Object.keys(parts).length === 0 ? [route] : [route, parts];
}

/** What is given at all, as JSON. */
function given(parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(parts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, JSON.parse(written(value))]));
}

/** A value as JSON, as it is sent; a form of texts as its text, and a bigint as its digits. */
function written(value: unknown): string {
  const form = value instanceof URLSearchParams ? value.toString() : value;
  try {
    return JSON.stringify(form, function (this: Readonly<Record<string, unknown>>, key: string): unknown {
      const plain = plainValue(this[key]);
      return typeof plain === "bigint" ? plain.toString() : plain;
    });
  } catch (cause) {
    throw new TypeError(say`queryKey: a value of the call is no JSON, so that no cache can tell it from another`, {
      cause,
    });
  }
}

/** Parameters, or nothing where none is given: that is the same call. */
function filled(values: unknown): unknown {
  if (typeof values !== "object" || values === null || Array.isArray(values)) return values;
  return Object.values(values).every((value) => value === undefined) ? undefined : values;
}

/** The parameters by name, each as a number that two values share once in 2^53. */
function disguised(values: ParameterValues | undefined): Record<string, number> | undefined {
  const entries = Object.entries(values ?? {}).filter(([, value]) => !isAbsent(value));
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name, digestOf(written(value))]));
}

/** Two multiplicative hashes of 32 bits, of which 53 are kept: as many as a number holds. */
function digestOf(text: string): number {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
  }
  low ^= Math.imul(high ^ (high >>> 15), 0x735a2d97);
  high ^= Math.imul(low ^ (low >>> 15), 0xcaf649a9);
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
