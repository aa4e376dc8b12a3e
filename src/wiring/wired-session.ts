/** Sessions that a document wires by `x-session`: refresh, sign-in and sign-out through its own operations. */
import { confinementOf } from "../security/confinement.ts";
import { createWiredSession, type Session } from "../session/session.ts";
import type { SessionOptions, StepUpPart } from "../session/session-options.ts";
import { baseUrlOf, type ClientDefinition, type ClientSettings } from "../client/client-core.ts";
import { createClientOf } from "../client/create-client.ts";
import type { CallOptions, InitOf, ResultOf } from "../client/endpoint.ts";
import { refreshThrough, type RefreshWiring } from "./refresh-endpoint.ts";
import type { SignInWiring } from "./sign-in.ts";
import type { SignOutWiring } from "./sign-out.ts";
import type { ClientWith } from "./step.ts";
import { tokenTransport } from "./token-transport.ts";

/** How a wired session keeps its tokens, and reaches the endpoints that renew them. */
export type WiredSessionOptions = Omit<SessionOptions, "refresh" | "needs" | "stepUp" | "checkScopes"> &
  Pick<ClientSettings, "fetch" | "headers" | "allowInsecure" | "online" | "credentials"> & {
    /** The document's first server unless given; sign-in, refresh and sign-out go there only. */
    baseUrl?: string | undefined;
  };

/** The same, where the document's security has scopes. */
export type ScopedSessionOptions = WiredSessionOptions & Pick<SessionOptions, "stepUp" | "checkScopes">;

/** A session with the sign-in and the sign-out that its document wires. */
export type WiredSession<SignIn, SignOut> = Session & SignInMethod<SignIn> & SignOutMethod<SignOut>;

/** A document's `createSession`. */
export type CreateSession<SignIn, SignOut, Options = WiredSessionOptions> = (
  options?: Options,
) => WiredSession<SignIn, SignOut>;

type SignInMethod<E> = E extends undefined
  ? unknown
  : {
      /**
       * Signs in; tokens in an answer of the 2xx class start the session, and end one that was active before. An answer
       * without any (a second factor is asked for) starts nothing.
       */
      signIn(body: BodyOf<E>, init?: CallOptions): Promise<ResultOf<E>>;
    };

type SignOutMethod<E> = E extends undefined
  ? unknown
  : {
      /** Forgets the tokens first, then tells the server; throws `SignedOutError` where there is nobody to tell of. */
      signOut(init?: CallOptions): Promise<ResultOf<E>>;
    };

type BodyOf<E> = InitOf<E> extends { body?: infer Body } ? Body : undefined;

/** What a document says of a session. */
export interface SessionWiring {
  /** The scheme that the session's token is for. */
  readonly scheme: string;
  readonly refresh: RefreshWiring;
  readonly signIn?: SignInWiring;
  readonly signOut?: SignOutWiring;
  /** How the application is asked for more scopes, where the document has any. */
  readonly stepUp?: StepUpPart;
}

/** Makes a document's `createSession`. */
export function defineSession(
  definition: ClientDefinition,
  wiring: SessionWiring,
): (options?: ScopedSessionOptions) => never {
  return (options = {}) => wiredSession({ ...definition, ...wiring }, options) as never;
}

function wiredSession(definition: ClientDefinition & SessionWiring, options: ScopedSessionOptions): Session {
  const { baseUrl, fetch = (request) => globalThis.fetch(request), headers, allowInsecure = false } = options;
  const { refresh, scheme, stepUp } = definition;
  // A browser neither keeps a cookie of another origin's answer nor sends it, unless it is told to.
  const { credentials = refresh.send === "cookie" ? "include" : undefined } = options;
  const base = baseUrlOf(definition, baseUrl);
  const confinement = confinementOf(base, { servers: {}, allowInsecure });
  const transport = tokenTransport(fetch, confinement);
  const { online } = options;
  const settings = { baseUrl: base, headers, allowInsecure, online, credentials, fetch: transport };
  const clientWith: ClientWith = (auth) => createClientOf(definition, { ...settings, auth });
  clientWith({}); // Options that cannot work are an error now, not at the first call.
  const { method, path } = refresh.endpoint.operation;
  const operation = `${method} ${new URL(base).pathname}${path}`;
  const wired = { origin: confinement.origin, operation, stepUp, dismiss: definition.signOut?.by.dismiss };
  const session = createWiredSession({ ...options, refresh: refreshThrough(clientWith, refresh) }, wired);
  return Object.assign(session, methodsOf(session, definition, clientWith, scheme));
}

/** The sign-in and the sign-out that the document wires. */
function methodsOf(session: Session, wiring: SessionWiring, clientWith: ClientWith, scheme: string): object {
  const { signIn: entry, signOut: exit } = wiring;
  return {
    ...(entry && {
      signIn: (body: unknown, init?: CallOptions) => entry.by(session, clientWith, entry, { ...init, body }),
    }),
    ...(exit && { signOut: (init?: CallOptions) => exit.by.signOut(session, clientWith, scheme, exit, init) }),
  };
}
