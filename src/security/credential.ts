/** What an application gives a client for a security scheme. */
import type { CallPhase, ErrorOrigin } from "../errors.ts";
import type { Awaitable } from "../waiting/awaitable.ts";
import type { SecurityScheme } from "./scheme.ts";

/** A bearer token: the token, what fetches it (asked once per request), or a session that renews it (RFC 6750). */
export type BearerCredential = string | (() => Awaitable<string>) | RenewableCredential;

/** A key, or what fetches it (asked once per request). */
export type ApiKeyCredential = string | (() => Awaitable<string>);

/** User name and password, in UTF-8 (RFC 7617), or what fetches them. */
export type BasicCredential = UserPassword | (() => Awaitable<UserPassword>);

/** The credentials of an HTTP scheme that this version has no rules for; sent as `<scheme> <credentials>`. */
export type HttpCredential = string | (() => Awaitable<string>);

/** For a scheme that only the application can fulfil, such as mutual TLS: it sees the request and gives back what is sent. */
export type CustomCredential = (
  request: Request,
  options: { readonly scopes: readonly string[]; readonly signal: AbortSignal | undefined },
) => Awaitable<Request>;

/** A user's name and password. */
export interface UserPassword {
  readonly username: string;
  readonly password: string;
}

/** Any of them. */
export type Credential = BearerCredential | ApiKeyCredential | BasicCredential | HttpCredential | CustomCredential;

/** A credential that renews itself: a session. */
export interface RenewableCredential {
  readonly "~credential": TokenSource;
}

/** The call that asks for a token: when it began, and how it is abandoned. */
export interface Asker {
  /** The session's number of sign-outs when the call began. */
  readonly signOuts: number;
  /** Ends this caller's wait, never the refresh. */
  readonly signal?: AbortSignal | undefined;
}

/** What an answer says of the token that was sent: it was taken, it was refused, or neither (a 404, a 500). */
export type Verdict = "accepted" | "refused" | "neither";

/** What a server is told with that somebody has signed out. */
export interface DismissalNeeds {
  /** The request carries the access token. */
  readonly access: boolean;
  /** The request's body has the refresh token. */
  readonly refresh: boolean;
}

/** A call, as far as a session has to know it. */
export interface CallOfSession {
  readonly operation: ErrorOrigin;
  readonly signal: AbortSignal | undefined;
  readonly progress: { phase: CallPhase };
}

/** What a call needs a session for: one scheme of an alternative. */
export interface SessionClaim {
  readonly name: string;
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}

/** One security requirement, as far as it is about sessions. */
export interface SessionAlternative {
  readonly names: readonly string[];
  readonly missing: readonly string[];
  readonly sources: readonly TokenSource[];
}

/** A session's token on its way with one call. Each promise is of a token, and none is made where there is nothing to wait for. */
export interface SessionToken {
  /** The token that could be sent at once when the call began. */
  readonly atHand: string | undefined;
  /** Throws `InsufficientScopeError` for a live token that lacks a scope, where nobody can be asked for more. */
  assertScopes(): void;
  /** The token to send; nothing where the one at hand will do. */
  obtain(): Promise<string> | undefined;
  /** A newer token than this one, if the session holds another one. */
  newerThan(token: unknown): Promise<string> | undefined;
  /** Rejects if the session has been signed out since this token was taken; nothing where it may be sent. */
  refuseSignedOut(token: unknown): Promise<string> | undefined;
  /** The token to send after this one was refused; nothing where no refresh can help. */
  replace(token: unknown, status: number): Promise<string> | undefined;
  /** Notes what a server's answer says of this token. */
  judge(token: unknown, verdict: Verdict): void;
  /** Asks the application for what the server lacks of scopes, and tells whether it has answered; nothing where it is not asked. */
  stepUp(response: Response): Promise<boolean> | undefined;
}

/** A value that fulfils what an operation requires, and the session whose token it is. */
export interface SessionProof {
  readonly value: unknown;
  readonly session: SessionToken | undefined;
}

/** Asks for the value of a function; any other stays as it is. */
export type AskForProof<P extends SessionProof> = (proof: P) => Awaitable<P>;

/** Values to try again with, if there can be any. */
export interface RenewedProofs<P extends SessionProof> {
  /** Whether the first answer is not needed any more: a session brings a new token, or its error is thrown. */
  readonly isCertain: boolean;
  /** All proofs anew, or nothing when they are the ones that were refused. */
  readonly finished: Promise<readonly P[] | undefined>;
}

/** What only calls with sessions do. Each session brings it along: no other client has it in its bundle. */
export interface SessionCalls {
  /** The values that sessions and functions bring; throws first what the scopes at hand forbid. */
  prove<P extends SessionProof>(begun: readonly P[], ask: AskForProof<P>): Awaitable<readonly P[]>;
  /** The same proofs, but for sessions that have brought a newer token since, or have been signed out. */
  keepCurrent<P extends SessionProof>(proofs: readonly P[]): Awaitable<readonly P[]>;
  /** Rejects where a session has been signed out since its token was taken; nothing where the proofs can be sent. */
  refuseSignedOut(proofs: readonly SessionProof[]): Promise<unknown> | undefined;
  /** Tells each session what an answer that is no refusal says of its token. */
  judge(proofs: readonly SessionProof[], verdict: Verdict): void;
  /** Tells each session what a refusal says of its token, where no further request follows. */
  judgeRefusal(proofs: readonly SessionProof[], refusal: Response): void;
  /** Renews what was refused: sessions by their own rules, functions by being asked again. */
  renew<P extends SessionProof>(
    proofs: readonly P[],
    refusal: Response,
    ask: AskForProof<P>,
  ): RenewedProofs<P> | undefined;
  /** The wait for the stores that must have been read before an alternative can be chosen. */
  openStores(alternatives: readonly SessionAlternative[], call: CallOfSession): Promise<void> | undefined;
  /** The session's token for a call that began when so many had signed out. */
  tokenFor(source: TokenSource, signOuts: number, claim: SessionClaim, call: CallOfSession): SessionToken;
  /** Why there are no tokens, told with the operation. */
  absence(source: TokenSource, origin: ErrorOrigin): Error;
}

/** A session, as a call sees it. */
export interface TokenSource {
  /** What a call does with it. */
  readonly calls: SessionCalls;
  /** The number of sign-outs so far. A call never goes on after the next one. */
  readonly signOuts: number;
  /** The wait until it is known whether there are tokens; `undefined` when that is known already. */
  opening(signal: AbortSignal | undefined): Promise<void> | undefined;
  /** Whether there are tokens, good or not. */
  readonly hasTokens: boolean;
  /** The token as it is, good or not. */
  held(): string | undefined;
  /** A token that can be sent at once. */
  current(): string | undefined;
  /** A token, refreshed if need be; throws what the session throws. */
  obtain(asker: Asker): Promise<string>;
  /** The token to send after a server refused `token`; `undefined` where no refresh can help. */
  replace(token: string, status: number, asker: Asker): Promise<string> | undefined;
  /** Notes what a server's answer says of a token. */
  judge(token: string, verdict: Verdict): void;
  /** Why there are no tokens. */
  absence(): Error;
  /** Ends it; resolves to the tokens that its server can be told with, the access token renewed if it is needed and over. */
  dismiss(needs: DismissalNeeds): Promise<{ accessToken?: string; refreshToken?: string } | undefined>;
  /** The granted scopes, where they are known (RFC 6749, section 3.3). */
  readonly scopes: readonly string[] | undefined;
  /** Whether a call that needs more than the granted scopes is stopped here; otherwise the server judges. */
  readonly checksScopes: boolean;
  /** Whether the application can be asked for more scopes. */
  readonly canStepUp: boolean;
  /** Asks the application for more scopes; settles when it has answered. */
  stepUp(scopes: readonly string[], asker: Asker): Promise<void>;
  /** The origin that a session which the document wires belongs to. */
  readonly origin?: string | undefined;
}

/** The session of a credential, if it is one. */
export function tokenSourceOf(credential: Credential | undefined): TokenSource | undefined {
  return typeof credential === "object" && "~credential" in credential ? credential["~credential"] : undefined;
}
