import { ResponseBodyError } from "../errors.ts";
import { say } from "../say.ts";
import type { CallRequest } from "../client/call-parts.ts";
import type { Failure, Success } from "../response/result.ts";
import type { Session } from "../session/session.ts";
import { isToken, trimmedTokens } from "../session/tokens.ts";
import { type TokenPointers, tokensAt } from "./refresh-endpoint.ts";
import { type ClientWith, stepRequest, type StepWiring } from "./step.ts";

/** A sign-in operation, and where its answer has the tokens. */
export type SignInWiring = TokenPointers & StepWiring & { readonly by: SignIn };

/** How a session signs in; a document that wires no sign-in leaves it out, and with it its bytes. */
type SignIn = (
  session: Session,
  clientWith: ClientWith,
  wiring: SignInWiring,
  request: CallRequest,
) => Promise<Success | Failure>;

/**
 * Signs in: tokens in an answer of the 2xx class start the session, and end one that was active before.
 *
 * Without tokens (a second factor is asked for) the answer is its caller's, and starts nothing.
 */
export const signingIn: SignIn = async (session, clientWith, wiring, request) => {
  const { security: _, ...open } = wiring.endpoint.operation;
  const client = clientWith({});
  const result = await client["~call"](open, stepRequest(wiring, request));
  const brought = result.ok ? tokensAt(result.data, wiring) : undefined;
  if (brought === undefined) return result;
  const tokens = trimmedTokens(brought);
  if (!isToken(tokens.accessToken)) {
    const { method, path } = open;
    const { status, response } = result;
    const what = say`The answer to the sign-in holds an access token that no header can carry`;
    throw new ResponseBodyError(what, { method, path, status, response });
  }
  await session.start(tokens);
  return result;
};
