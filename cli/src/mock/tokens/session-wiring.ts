import { isContainer, objectAt, valueAt, type Json } from "../../document/json.ts";
import type { Path } from "../../document/pointer.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { InputError } from "../../document/spec-error.ts";
import { type BlockFault, readStep, type SessionStepBlock } from "../../model/session-block.ts";

/** Where an operation's answer has the tokens. */
export interface TokenPaths {
  readonly accessToken: Path;
  readonly refreshToken?: Path;
  readonly expiresIn?: Path;
}

/** One operation of a session, by its operationId, its route or its function's name. */
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
}

/** The block that `x-session` or the configuration has, by scheme; its pointers are JSON Pointers. */
export type SessionBlocks = Readonly<Record<string, unknown>>;

/** Reads the wiring of every scheme that has one. A block under `configured` wins over the document's. */
export function readSessionWiring(root: Json, configured: SessionBlocks = {}): readonly SessionWiring[] {
  const declared = objectAt(objectAt(root, "components"), "securitySchemes");
  const schemes = [...new Set([...Object.keys(declared), ...Object.keys(configured)])];
  return schemes.flatMap((scheme) => {
    const stated = valueAt(resolveRef(root, declared[scheme], [])?.value, "x-session");
    const block = Object.hasOwn(configured, scheme) ? configured[scheme] : stated;
    return isContainer(block) ? [readBlock(scheme, block)] : [];
  });
}

function readBlock(scheme: string, block: Record<string, unknown>): SessionWiring {
  const fault: BlockFault = (at, problem, hint) =>
    new InputError(`x-session of ${[scheme, ...at].join(".")}: ${problem}`, hint);
  const signIn = readStep(block, "signIn", fault);
  const refresh = readStep(block, "refresh", fault);
  const signOut = readStep(block, "signOut", fault);
  return {
    scheme,
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
