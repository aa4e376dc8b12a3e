import type { Path } from "../../document/pointer.ts";
import { InputError } from "../../document/spec-error.ts";
import type { PrismOperation, PrismScheme } from "../prism/prism-api.ts";
import { isContainer } from "../../document/json.ts";
import { type BlockFault, readStep, type SessionStepBlock } from "../../model/session-block.ts";

/** Where an operation's answer has the tokens. */
export interface TokenPaths {
  readonly accessToken: Path;
  readonly refreshToken?: Path;
  readonly expiresIn?: Path;
}

/** One operation of a session, by its operationId. */
export interface SignInWiring extends TokenPaths {
  readonly operationId: string;
}

/** `send` is where the request body has the refresh token, or that it comes as a cookie. */
export interface RefreshWiring extends TokenPaths {
  readonly operationId: string;
  readonly send: Path | "cookie";
}

/** `send` is where the request body has the refresh token, if it has. */
export interface SignOutWiring {
  readonly operationId: string;
  readonly send?: Path;
}

/** What a document says about the session of one security scheme, in its `x-session`. */
export interface SessionWiring {
  readonly scheme: string;
  readonly signIn?: SignInWiring;
  readonly refresh?: RefreshWiring;
  readonly signOut?: SignOutWiring;
  /** The scopes that tokens of a sign-in have: all that the scheme knows. */
  readonly scopes: readonly string[];
}

/** The block that `x-session` or the configuration has, by scheme; its pointers are JSON Pointers. */
export type SessionBlocks = Readonly<Record<string, unknown>>;

/** Reads the wiring of every scheme that has one. A block under `configured` wins over the document's. */
export function readSessionWiring(
  operations: readonly PrismOperation[],
  configured: SessionBlocks = {},
): readonly SessionWiring[] {
  const all = operations.flatMap((operation) => (operation.security ?? []).flat());
  return [...new Set(all.map(({ key }) => key))].flatMap((scheme) => {
    const uses = all.filter(({ key }) => key === scheme);
    const block = configured[scheme] ?? uses[0]?.extensions?.["x-session"];
    return isContainer(block) ? [readBlock(scheme, block, uses)] : [];
  });
}

function readBlock(scheme: string, block: Record<string, unknown>, uses: readonly PrismScheme[]): SessionWiring {
  const fault: BlockFault = (at, problem, hint) =>
    new InputError(`x-session of ${[scheme, ...at].join(".")}: ${problem}`, hint);
  const signIn = readStep(block, "signIn", fault);
  const refresh = readStep(block, "refresh", fault);
  const signOut = readStep(block, "signOut", fault);
  return {
    scheme,
    scopes: [...new Set(uses.flatMap(scopesOf))],
    ...(signIn && { signIn: { operationId: signIn.operation, ...tokenPaths(signIn) } }),
    ...(refresh && {
      refresh: { operationId: refresh.operation, send: sentIn(refresh, fault), ...tokenPaths(refresh) },
    }),
    ...(signOut && {
      signOut: { operationId: signOut.operation, ...(signOut.paths.send && { send: signOut.paths.send }) },
    }),
  };
}

/** Where a refresh has its token. The mock has to know, or it could not check it. */
function sentIn({ isByCookie, paths }: SessionStepBlock, fault: BlockFault): Path | "cookie" {
  const place = isByCookie ? "cookie" : paths.send;
  if (place !== undefined) return place;
  const hint = "Say where the refresh token is: `send: /refreshToken` in the request's body, or `send: cookie`.";
  throw fault(["refresh"], "`refresh` has no `send`.", hint);
}

function tokenPaths({ paths }: SessionStepBlock): TokenPaths {
  const { accessToken = [], refreshToken, expiresIn } = paths; // A sign-in or a refresh without it has been refused.
  return { accessToken, ...(refreshToken && { refreshToken }), ...(expiresIn && { expiresIn }) };
}

/** The scopes that one use of a scheme asks for. */
export function scopesOf(scheme: PrismScheme): string[] {
  return Object.values(scheme.flows ?? {}).flatMap((flow) => Object.keys(flow.scopes ?? {}));
}
