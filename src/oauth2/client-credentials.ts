import { clientCredentialsGrantRequest } from "oauth4webapi";
import { hasCode, RefreshFailedError } from "../errors.ts";
import type { Refresh } from "../session/refresh-function.ts";
import { assertUsable, authenticationOf, type OAuth2Client, parametersOf, registrationOf } from "./oauth2-client.ts";
import { tokenEndpointOf } from "./token-endpoint.ts";
import { say } from "../say.ts";

/**
 * A session's `refresh` by the client's own credentials (RFC 6749, section 4.4): nobody signs in, and nothing ends.
 *
 * @throws TypeError if an option cannot work, or the client has nothing to prove itself with
 */
export function clientCredentials(client: OAuth2Client): Refresh {
  assertUsable("clientCredentials", client);
  if (client.clientSecret === undefined && typeof client.authentication !== "function")
    throw new TypeError(say`clientCredentials: give a \`clientSecret\`, or an \`authentication\` that needs none`);
  const requestTokens = tokenEndpointOf(client);
  const refresh: Refresh = async (_, options) => {
    const tokens = await requestTokens(
      (server, request) =>
        clientCredentialsGrantRequest(
          server,
          registrationOf(client),
          authenticationOf(client),
          parametersOf(client),
          request,
        ),
      options,
    ).catch((error: unknown) => {
      // There is no refresh token that could be dead: the server may accept these credentials again tomorrow.
      if (!hasCode(error, "REFRESH_REJECTED")) throw error;
      throw new RefreshFailedError(say`The token endpoint refused the client's credentials`);
    });
    // A refresh token makes no sense here (RFC 6749, section 4.4.3).
    return { ...tokens, refreshToken: undefined };
  };
  return Object.assign(refresh, { needs: "nothing" } as const);
}
