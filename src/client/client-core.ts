/** A client's options, checked once, and what its calls are made with. */
import { authenticate } from "../middleware/authenticate.ts";
import { compose, type Middleware, type SendCall } from "../middleware/call.ts";
import type { AttemptListener } from "../middleware/hear-attempt.ts";
import { sendOver } from "../middleware/send.ts";
import { confinementOf } from "../security/confinement.ts";
import type { Awaitable } from "../waiting/awaitable.ts";
import { type Credential, tokenSourceOf } from "../security/credential.ts";
import type { SecuritySchemes } from "../security/scheme.ts";
import { assertTimeout } from "../waiting/deadline.ts";
import { isOnline } from "../waiting/online.ts";
import type { ParameterLocation, ParameterValues } from "../operation/operation.ts";
import { isAbsent } from "../request/plain-value.ts";
import { fieldsOf, type HeaderFields, type HeaderSource, mergeFields } from "../middleware/header-fields.ts";
import type { Validate } from "../response/validate.ts";
import { say } from "../say.ts";

/** What a document says of its API: the servers, and the schemes by name. */
export interface ClientDefinition {
  /** The document's servers, their variables filled in; relative ones are relative to the document. */
  readonly servers: readonly string[];
  /** The servers that single paths and operations name for themselves. */
  readonly operationServers?: readonly string[];
  readonly schemes: SecuritySchemes;
}

/** A client's options, beside its base URL and its credentials. */
export interface ClientSettings {
  /** Headers of every call; a function is asked once a call. */
  headers?: HeaderSource | (() => Awaitable<HeaderSource>);
  /** Parameters of every call, as far as the call gives none of its own; a path takes what it has a place for. */
  params?: ClientParameters | undefined;
  /** Gets each attempt's final request; the platform's fetch unless given. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Layers around every call, the first outermost. They see no credential, and the final answer. */
  middleware?: readonly Middleware[] | undefined;
  /** Milliseconds for a whole call; no limit unless given. */
  timeout?: number | undefined;
  /** Whether there is a network; asked before each request. `navigator.onLine` unless given. */
  online?: (() => Awaitable<boolean>) | undefined;
  /** Hears of each request that is sent, once it is known how it ends: for logs and metrics. It sees no credential. */
  onAttempt?: AttemptListener | undefined;
  /** The statuses that refuse a credential; 401 and 403 unless given. */
  retryOn?: readonly number[] | undefined;
  /** Lets credentials go over plain HTTP to other machines. */
  allowInsecure?: boolean | undefined;
  /** Whether fetch sends the browser's own cookies. */
  credentials?: RequestCredentials | undefined;
  /** Judges the JSON of each answer, for types that the server keeps: a Standard Schema, or any validator. */
  validate?: Validate | undefined;
  /** What stands for the servers of single paths and operations, by what the document calls them. */
  servers?: Readonly<Record<string, string>> | undefined;
}

/** Values by name, for each place that parameters have. */
export type ClientParameters = { readonly [Location in ParameterLocation]?: ParameterValues | undefined };

/** All options, as they arrive. */
export interface ClientOptions extends ClientSettings {
  baseUrl?: string | undefined;
  auth?: Readonly<Record<string, Credential | undefined>> | undefined;
}

/** What `with` can replace: all but the credentials, which are what the type of a client says. */
export interface ClientOverrides extends ClientSettings {
  baseUrl?: string | undefined;
}

/** What a client's calls are made with. */
export interface ClientCore {
  readonly baseUrl: string;
  readonly servers: Readonly<Record<string, string>>;
  readonly timeout: number | undefined;
  /** Checked, and read once: the application's own object may be spent by that, or change. A function is asked anew. */
  readonly headers: HeaderFields | undefined | (() => Awaitable<HeaderSource>);
  readonly params: ClientParameters | undefined;
  readonly credentials: RequestCredentials | undefined;
  readonly validate: Validate | undefined;
  /** All layers, the network last. */
  readonly send: SendCall;
  /** The same layers over another `fetch`. */
  readonly sendOver: (fetch: ClientSettings["fetch"]) => SendCall;
}

/** What a client's calls are made with, for what is built on clients; throws a `TypeError` for what is none. */
export function coreOf(client: unknown, where: string): ClientCore {
  const core: unknown = Reflect.get(Object(client), "~core");
  if (typeof core !== "function")
    throw new TypeError(say`${where}: the first argument is no client; make one by createClient`);
  return core() as ClientCore;
}

/** Checks the options and builds the layers. Options that cannot work are a `TypeError`. */
export function clientCore(definition: ClientDefinition, options: ClientOptions): ClientCore {
  const {
    headers,
    params,
    middleware = [],
    timeout,
    credentials,
    validate,
    servers = {},
    allowInsecure = false,
    retryOn = [401, 403],
  } = options;
  const baseUrl = baseUrlOf(definition, options.baseUrl);
  assertServers(definition, servers);
  const confinement = confinementOf(baseUrl, { servers, allowInsecure });
  assertTimeout(timeout, "createClient");
  const credentialsByScheme = credentialsOf(definition, options.auth ?? {}, confinement.origin);
  const { online = isOnline, onAttempt } = options;
  const holdings = { schemes: definition.schemes, credentials: credentialsByScheme };
  const sendWith = (fetch: ClientSettings["fetch"]) =>
    compose(
      middleware,
      authenticate(holdings, new Set(retryOn), sendOver({ ...confinement, fetch, online, onAttempt })),
    );
  return {
    baseUrl,
    servers,
    timeout,
    headers: typeof headers === "function" ? headers : headers && mergeFields(fieldsOf(headers)),
    params,
    credentials,
    validate,
    send: sendWith(options.fetch),
    sendOver: sendWith,
  };
}

/** The base URL as calls append to it: absolute, without a query, a fragment, a user, or a slash at the end. */
export function baseUrlOf({ servers }: ClientDefinition, given: string | undefined): string {
  const wanted = given ?? servers[0];
  if (wanted === undefined)
    throw new TypeError(say`createClient: the document names no server, so \`baseUrl\` is needed`);
  const page = globalThis.location?.href;
  if (!URL.canParse(wanted, page))
    throw new TypeError(say`createClient: \`baseUrl\` is no absolute URL: ${JSON.stringify(wanted)}`);
  const url = new URL(wanted, page);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new TypeError(say`createClient: \`baseUrl\` is not http or https`);
  if (url.username !== "" || url.password !== "")
    throw new TypeError(say`createClient: \`baseUrl\` holds a user name or a password`);
  if (url.search !== "" || url.hash !== "")
    throw new TypeError(say`createClient: \`baseUrl\` has a query or a fragment`);
  return url.href.replace(/(?<!\/)\/+$/, ""); // Looked for once, however many slashes there are.
}

/** A server that no operation goes to is a slip, and the calls that it was meant for would go to the document's own. */
function assertServers({ operationServers = [] }: ClientDefinition, servers: Readonly<Record<string, string>>): void {
  for (const [server, url] of Object.entries(servers)) {
    if (!operationServers.includes(server)) {
      const known = operationServers.join(", ") || "none";
      throw new TypeError(say`createClient: no operation has a server ${JSON.stringify(server)}; known is ${known}`);
    }
    if (typeof url !== "string")
      throw new TypeError(say`createClient: what stands for ${server} in \`servers\` is no URL`);
  }
}

function credentialsOf(
  { schemes }: ClientDefinition,
  auth: NonNullable<ClientOptions["auth"]>,
  origin: string,
): ReadonlyMap<string, Credential> {
  const credentials = new Map<string, Credential>();
  for (const [name, credential] of Object.entries(auth)) {
    if (!Object.hasOwn(schemes, name)) {
      const known = Object.keys(schemes).join(", ") || "none";
      throw new TypeError(
        say`createClient: the document has no security scheme ${JSON.stringify(name)}; it has ${known}`,
      );
    }
    if (isAbsent(credential)) continue; // A token that is not there yet, in an application without types.
    const home = tokenSourceOf(credential)?.origin;
    if (home !== undefined && home !== origin) {
      throw new TypeError(say`createClient: the session for ${name} belongs to ${home}, the client to ${origin}`);
    }
    credentials.set(name, credential);
  }
  return credentials;
}
