import { type Path, parsePointer } from "../../document/pointer.ts";
import { InputError } from "../../document/spec-error.ts";
import type { PrismOperation, PrismScheme } from "../prism/prism-api.ts";
import { isContainer } from "../../document/json.ts";

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
  const { signIn, refresh, signOut } = block;
  return {
    scheme,
    scopes: [...new Set(uses.flatMap(scopesOf))],
    ...(isContainer(signIn) && {
      signIn: { operationId: textIn(signIn, "operationId", scheme), ...tokenPaths(signIn, scheme) },
    }),
    ...(isContainer(refresh) && {
      refresh: {
        operationId: textIn(refresh, "operationId", scheme),
        send: refresh["send"] === "cookie" ? "cookie" : pathIn(refresh, "send", scheme),
        ...tokenPaths(refresh, scheme),
      },
    }),
    ...(isContainer(signOut) && { signOut: readSignOut(signOut, scheme) }),
  };
}

function readSignOut(block: Record<string, unknown>, scheme: string): SignOutWiring {
  const isInBody = block["send"] !== undefined && block["send"] !== "cookie";
  return {
    operationId: textIn(block, "operationId", scheme),
    ...(isInBody && { send: pathIn(block, "send", scheme) }),
  };
}

function tokenPaths(block: Record<string, unknown>, scheme: string): TokenPaths {
  return {
    accessToken: pathIn(block, "accessToken", scheme),
    ...(block["refreshToken"] !== undefined && { refreshToken: pathIn(block, "refreshToken", scheme) }),
    ...(block["expiresIn"] !== undefined && { expiresIn: pathIn(block, "expiresIn", scheme) }),
  };
}

/** The scopes that one use of a scheme asks for. */
export function scopesOf(scheme: PrismScheme): string[] {
  return Object.values(scheme.flows ?? {}).flatMap((flow) => Object.keys(flow.scopes ?? {}));
}

function pathIn(block: Record<string, unknown>, key: string, scheme: string): Path {
  const path = parsePointer(textIn(block, key, scheme));
  if (path !== undefined) return path;
  throw new InputError(`x-session of ${scheme}: "${key}" is no JSON Pointer.`, 'Write it as in "/accessToken".');
}

function textIn(block: Record<string, unknown>, key: string, scheme: string): string {
  const value = block[key];
  if (typeof value === "string") return value;
  throw new InputError(
    `x-session of ${scheme}: "${key}" is missing.`,
    "It names an operation and where its tokens stand: operationId, send, accessToken, refreshToken.",
  );
}
