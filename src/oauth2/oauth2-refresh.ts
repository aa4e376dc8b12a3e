import { refreshTokenGrantRequest } from "oauth4webapi";
import type { Refresh } from "../session/state.ts";
import { assertUsable, authenticationOf, type OAuth2Client, parametersOf, registrationOf } from "./oauth2-client.ts";
import { tokenEndpointOf } from "./token-endpoint.ts";

/**
 * A session's `refresh`, by the refresh token grant (RFC 6749, section 6), for public and confidential clients.
 *
 * @throws TypeError if an option cannot work
 */
export function oauth2Refresh(client: OAuth2Client): Refresh {
  assertUsable("oauth2Refresh", client);
  const requestTokens = tokenEndpointOf(client);
  const additionalParameters = parametersOf(client);
  return (refreshToken, options) =>
    requestTokens(
      (server, request) =>
        refreshTokenGrantRequest(server, registrationOf(client), authenticationOf(client), refreshToken, {
          ...request,
          additionalParameters,
        }),
      options,
    );
}
