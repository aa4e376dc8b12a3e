/** The refresh endpoint of a document: what its answers mean for a session. */
import { hasCode, RefreshFailedError, RefreshRejectedError } from "../errors.ts";
import type { Refresh } from "../session/refresh-function.ts";
import { lifetimeIn, textIn, type Tokens } from "../session/tokens.ts";
import { documentWith, valueAtPointer } from "../operation/json-pointer.ts";
import { isJson } from "../operation/media-type.ts";
import type { Failure } from "../response/result.ts";
import { retryAfterOf } from "../waiting/retry-after.ts";
import { isRejection } from "../response/token-answer.ts";
import { type ClientWith, stepRequest, type StepWiring } from "./step.ts";
import { say } from "../say.ts";

/** Where the tokens stand in an answer, as JSON Pointers (RFC 6901). */
export interface TokenPointers {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly expiresIn?: string;
}

/** A refresh operation, and where the refresh token goes: a pointer into the body, or a cookie that no script sees. */
export interface RefreshWiring extends TokenPointers, StepWiring {
  readonly send: string;
}

/** The refresh function of a session that the document wires. It never carries the token that it renews. */
export function refreshThrough(clientWith: ClientWith, wiring: RefreshWiring): Refresh {
  const { security: _, ...operation } = wiring.endpoint.operation;
  const needs = wiring.send === "cookie" ? "cookie" : "token";
  const refresh: Refresh = async (refreshToken, { signal, now }) => {
    const body = needs === "cookie" ? undefined : documentWith(wiring.send, refreshToken);
    const client = clientWith({});
    const result = await client["~call"](operation, stepRequest(wiring, { body, signal })).catch((error: unknown) => {
      if (!hasCode(error, "RESPONSE_BODY")) throw error;
      throw new RefreshFailedError(say`The refresh endpoint's answer cannot be read`, { cause: error });
    });
    if (!result.ok) throw refusal(result, now);
    const tokens = tokensAt(result.data, wiring);
    if (tokens !== undefined) return tokens;
    if (isRejection(result.status, result.data)) throw new RefreshRejectedError();
    throw new RefreshFailedError(say`The refresh endpoint's answer holds no access token`);
  };
  return Object.assign(refresh, { needs } as const);
}

/** The tokens of an answer, if there are any. */
export function tokensAt(data: unknown, { accessToken, refreshToken, expiresIn }: TokenPointers): Tokens | undefined {
  const at = (pointer: string | undefined) => (pointer === undefined ? undefined : valueAtPointer(data, pointer));
  const access = textIn(at(accessToken));
  if (access === undefined) return undefined;
  return { accessToken: access, refreshToken: textIn(at(refreshToken)), expiresIn: lifetimeIn(at(expiresIn)) };
}

/** The refresh token is dead only if the endpoint says so; every other failure may pass. */
function refusal({ status, error, response }: Failure, now: (() => number) | undefined): Error {
  // A text that is no JSON comes from a gateway, and an empty answer says nothing.
  const isContent = response.body !== null && isJson(response.headers.get("content-type") ?? "text/plain");
  if (isRejection(status, isContent ? error : undefined)) return new RefreshRejectedError();
  return new RefreshFailedError(say`The refresh endpoint answered ${status}`, {
    retryAfter: retryAfterOf(response, now),
    status,
  });
}
