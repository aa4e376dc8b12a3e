/** What an endpoint with declared pages says in its type. */
import type { CallOptions, DataOf, Paged } from "../client/endpoint.ts";
import type { Input } from "../client/input.ts";
import type { Operation } from "../operation/operation.ts";

/** What `pages` takes: an endpoint whose document, configuration or author has declared its pages. */
export interface PagedEndpoint extends Paged {
  (client: never, init: never): unknown;
  readonly operation: Operation;
}

/** What each call for a page takes beside its parameters and its body. `timeout` is for each call by itself. */
export interface PageOptions extends Omit<CallOptions, "parseAs"> {
  /** Pages are read in the media type that a call accepts by itself. */
  accept?: undefined;
}

/** The arguments after the client: `init` may be left out where nothing in it is required. */
export type PagesArguments<E> = E extends { readonly "~types"?: (client: never, init: infer I) => unknown }
  ? {} extends I
    ? [init?: (Input<I> & PageOptions) | undefined]
    : [init: Input<I> & PageOptions]
  : never;

/** The type of an endpoint's items. */
export type ItemOf<E> = E extends Paged<infer Items> ? ItemIn<ValueAt<DataOf<E>, Items>> : never;

type ItemIn<List> = List extends readonly (infer Item)[] ? Item : List extends null | undefined ? never : unknown;

/** What a JSON Pointer leads to in a value of this type; `unknown` where the type does not say. */
type ValueAt<Value, Pointer extends string> = Pointer extends `/${infer Key}/${infer Rest}`
  ? ValueAt<MemberOf<Value, Unescaped<Key>>, `/${Rest}`>
  : Pointer extends `/${infer Key}`
    ? MemberOf<Value, Unescaped<Key>>
    : Value;

/** Of a union only those that have the member: another answer may have another form. */
type MemberOf<Value, Key extends string> = Value extends readonly (infer Item)[]
  ? Item
  : Value extends object
    ? Key extends keyof Value
      ? Value[Key]
      : never
    : unknown extends Value
      ? unknown
      : never;

type Unescaped<Key extends string> = Key extends `${infer Before}~1${infer After}`
  ? `${Unescaped<Before>}/${Unescaped<After>}`
  : Key extends `${infer Before}~0${infer After}`
    ? `${Unescaped<Before>}~${Unescaped<After>}`
    : Key;
