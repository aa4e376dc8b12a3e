/** Sessions that a document wires by `x-session`: refresh, sign-in and sign-out through its own operations. */
import { ResponseBodyError } from "../errors.ts";
import { assertConfined, confinementOf } from "../security/confinement.ts";
import { createWiredSession, type Session, type SessionOptions } from "../session/session.ts";
import { boundedAnswer, LONGEST_TOKEN_ANSWER } from "../response/bounded-answer.ts";
import type { CallRequest } from "../client/call-parts.ts";
import type { Client } from "../client/client.ts";
import { baseUrlOf, type ClientDefinition, type ClientSettings } from "../client/client-core.ts";
import { createClientOf } from "../client/create-client.ts";
import type { UntypedEndpoint } from "../client/define-endpoint.ts";
import type { CallOptions, InitOf, ResultOf } from "../client/endpoint.ts";
import { refreshThrough, type RefreshWiring, type TokenPointers, tokensIn } from "./refresh-endpoint.ts";
import type { Failure, Success } from "../response/result.ts";

/** How a wired session keeps its tokens, and reaches the endpoints that renew them. */
export type WiredSessionOptions = Omit<SessionOptions, "refresh"> &
  Pick<ClientSettings, "fetch" | "headers" | "allowInsecure"> & {
    /** The document's first server unless given; sign-in, refresh and sign-out go there only. */
    baseUrl?: string | undefined;
  };

/** A session with the sign-in and the sign-out that its document wires. */
export type WiredSession<SignIn, SignOut> = Session & SignInMethod<SignIn> & SignOutMethod<SignOut>;

/** A document's `createSession`. */
export type CreateSession<SignIn, SignOut> = (options?: WiredSessionOptions) => WiredSession<SignIn, SignOut>;

type SignInMethod<E> = E extends undefined
  ? unknown
  : {
      /** Signs in; an answer of the 2xx class starts the session, and ends one that was active before. */
      signIn(body: BodyOf<E>, init?: CallOptions): Promise<ResultOf<E>>;
    };

type SignOutMethod<E> = E extends undefined
  ? unknown
  : {
      /** Forgets the tokens first, then tells the server. */
      signOut(init?: CallOptions): Promise<ResultOf<E>>;
    };

type BodyOf<E> = InitOf<E> extends { body?: infer Body } ? Body : undefined;

/** What a document says of a session. */
export interface SessionWiring {
  /** The scheme that the session's token is for. */
  readonly scheme: string;
  readonly refresh: RefreshWiring;
  readonly signIn?: TokenPointers & { readonly endpoint: { readonly operation: UntypedEndpoint["operation"] } };
  readonly signOut?: { readonly endpoint: { readonly operation: UntypedEndpoint["operation"] } };
}

/** Makes a document's `createSession`. */
export function defineSession(
  definition: ClientDefinition,
  wiring: SessionWiring,
): (options?: WiredSessionOptions) => never {
  return (options = {}) => wiredSession({ ...definition, ...wiring }, options) as never;
}

function wiredSession(definition: ClientDefinition & SessionWiring, options: WiredSessionOptions): Session {
  const {
    baseUrl,
    fetch = (request) => globalThis.fetch(request),
    headers,
    allowInsecure = false,
    ...sessionOptions
  } = options;
  const { signIn, signOut, refresh, scheme } = definition;
  const base = baseUrlOf(definition, baseUrl);
  const confinement = confinementOf(base, { servers: {}, allowInsecure });
  // Passwords and refresh tokens follow no redirect: where one leads, they were not meant to go. It is the answer.
  const strict = async (request: Request): Promise<Response> => {
    const operation = { method: request.method, path: new URL(request.url).pathname };
    assertConfined(request.url, operation, confinement);
    return boundedAnswer(await fetch(new Request(request, { redirect: "manual" })), LONGEST_TOKEN_ANSWER, operation);
  };
  const clientWith = (auth: Record<string, string>): Client =>
    createClientOf(definition, { baseUrl: base, fetch: strict, headers, allowInsecure, auth });
  const bare = clientWith({});
  const session = createWiredSession({ ...sessionOptions, refresh: refreshThrough(bare, refresh) }, confinement.origin);
  return Object.assign(session, {
    ...(signIn && { signIn: (body: unknown, init?: CallOptions) => enter(session, bare, signIn, { ...init, body }) }),
    ...(signOut && { signOut: (init?: CallOptions) => leave(session, clientWith, scheme, signOut.endpoint, init) }),
  });
}

async function enter(
  session: Session,
  client: Client,
  { endpoint, ...pointers }: NonNullable<SessionWiring["signIn"]>,
  request: CallRequest,
): Promise<Success | Failure> {
  const { operation } = endpoint;
  const { security: _, ...open } = operation;
  const result = await client["~call"](open, request);
  if (!result.ok) return result;
  const tokens = tokensIn(result.data, pointers);
  if (tokens === undefined) {
    const { method, path } = operation;
    const { status, response } = result;
    throw new ResponseBodyError("The answer to the sign-in holds no access token", { method, path, status, response });
  }
  // Another user's calls must not go on with this one's token.
  const isOver = session.status === "signed-out" || session.status === "ended";
  const ended = isOver ? undefined : session.end();
  await session.start(tokens);
  await ended;
  return result;
}

async function leave(
  session: Session,
  clientWith: (auth: Record<string, string>) => Client,
  scheme: string,
  { operation }: { readonly operation: UntypedEndpoint["operation"] },
  init: CallOptions = {},
): Promise<Success | Failure> {
  const token = session["~credential"].held();
  await session.end();
  return clientWith(token === undefined ? {} : { [scheme]: token })["~call"](operation, init);
}
