/** Clients of one document. */
import { callEndpoint } from "./call-endpoint.ts";
import type { Client } from "./client.ts";
import { definedOf } from "./call-parts.ts";
import {
  type ClientDefinition,
  type ClientOptions,
  type ClientOverrides,
  type ClientSettings,
  clientCore,
} from "./client-core.ts";
import { clientFetch } from "./client-fetch.ts";

/** The base URL: needed where the document names no absolute server. */
type BaseUrlOption<BaseUrl extends string | undefined> = BaseUrl extends string
  ? {
      /** Where the API is; the document's first server unless given. */
      baseUrl?: string | undefined;
    }
  : {
      /** Where the API is: the document names no absolute server. */
      baseUrl: string;
    };

/**
 * A document's `createClient`.
 *
 * `Auth` are its schemes, each with what it takes; the client that comes out holds those that are given.
 */
export type CreateClient<Auth extends object, BaseUrl extends string | undefined> = BaseUrl extends string
  ? <Scheme extends keyof Auth = never>(
      options?: CreateClientOptions<Auth, BaseUrl, Scheme>,
    ) => Client<{ [S in NoInfer<Scheme>]: true }>
  : <Scheme extends keyof Auth = never>(
      options: CreateClientOptions<Auth, BaseUrl, Scheme>,
    ) => Client<{ [S in NoInfer<Scheme>]: true }>;

/** What a document's `createClient` takes; `auth` by the document's own names for its schemes. */
export type CreateClientOptions<
  Auth extends object,
  BaseUrl extends string | undefined,
  Scheme extends keyof Auth,
> = ClientSettings &
  BaseUrlOption<BaseUrl> & {
    /** A credential for each scheme that the client is to hold: a string, a function, a session, as the scheme has it. */
    auth?: AuthOption<Auth, Scheme> | undefined;
  };

/** The credentials that are given. Where the document has no scheme, `{}` would let any key through. */
type AuthOption<Auth extends object, Scheme extends keyof Auth> = [keyof Auth] extends [never]
  ? Record<string, never>
  : { [S in Scheme]: Auth[S] };

/** Makes a document's `createClient`. */
export function defineClient(definition: ClientDefinition): (options?: ClientOptions) => Client<Record<string, true>> {
  return (options = {}) => createClientOf(definition, options);
}

/** One client of a document. Nothing of its credentials can be seen from outside. */
export function createClientOf(definition: ClientDefinition, options: ClientOptions): Client<Record<string, true>> {
  const core = clientCore(definition, options);
  const hidden = { enumerable: false };
  const client = {
    fetch: (path: string, init?: Parameters<typeof clientFetch>[2]) => clientFetch(core, path, init),
    with: (changes: ClientOverrides) => createClientOf(definition, { ...options, ...definedOf(changes) }),
  };
  return Object.defineProperties(client, {
    "~call": {
      ...hidden,
      value: (operation, request) => callEndpoint(core, operation, request),
    } satisfies TypedPropertyDescriptor<Client["~call"]>,
    "~holds": { ...hidden, value: {} },
    "~core": { ...hidden, value: () => core },
  }) as Client<Record<string, true>>;
}
