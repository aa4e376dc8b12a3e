import type { CallRequest } from "../client/call-parts.ts";
import { documentWith } from "../operation/json-pointer.ts";
import type { Failure, Success } from "../response/result.ts";
import { dismiss } from "../session/dismiss.ts";
import type { Session } from "../session/session.ts";
import { reasonOf } from "../waiting/until-aborted.ts";
import { type ClientWith, stepRequest, type StepWiring } from "./step.ts";

/** A sign-out operation; `send` is where its body has the refresh token, as a JSON Pointer. */
export interface SignOutWiring extends StepWiring {
  readonly send?: string;
  readonly by: SignOut;
}

/** How a session signs out; a document that wires no sign-out leaves it out, and with it its bytes. */
interface SignOut {
  readonly signOut: typeof signOut;
  readonly dismiss: typeof dismiss;
}

/**
 * Signs out: forgets the tokens here at once, then tells the server, with a token that it still takes.
 *
 * What a store has is read first: without it nobody could tell the server whose session this was.
 */
async function signOut(
  session: Session,
  clientWith: ClientWith,
  scheme: string,
  wiring: SignOutWiring,
  request: CallRequest = {},
): Promise<Success | Failure> {
  const { operation } = wiring.endpoint;
  const source = session["~credential"];
  const { send } = wiring;
  const needsAccess = operation.security?.some((alternative) => Object.hasOwn(alternative, scheme)) === true;
  const needsRefresh = send !== undefined && send !== "cookie";
  const opening = source.opening(request.signal);
  // A store that cannot be read is emptied all the same.
  const unread: unknown = opening && (await opening.catch((error: unknown) => error));
  const { accessToken, refreshToken } = (await source.dismiss({ access: needsAccess, refresh: needsRefresh })) ?? {};
  if ((needsAccess && accessToken === undefined) || (needsRefresh && refreshToken === undefined)) {
    if (request.signal?.aborted) throw reasonOf(request.signal);
    throw unread instanceof Error ? unread : source.absence();
  }
  const body = needsRefresh ? documentWith(send, refreshToken) : undefined;
  const client = clientWith(accessToken === undefined ? {} : { [scheme]: accessToken });
  return client["~call"](operation, stepRequest(wiring, { ...request, body }));
}

/** What a session carries to sign out. */
export const signingOut: SignOut = { signOut, dismiss };
