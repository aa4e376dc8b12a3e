import { refreshTokenGrantRequest } from "oauth4webapi";
import type { Refresh } from "../session/refresh-function.ts";
import {
  assertUsable,
  authenticationOf,
  type OAuth2Client,
  registrationOf,
  renewalParametersOf,
} from "./oauth2-client.ts";
import { tokenEndpointOf } from "./token-endpoint.ts";

/**
 * A session's `refresh`, by the refresh token grant (RFC 6749, section 6), for public and confidential clients.
 *
 * @throws TypeError if an option cannot work
 */
export function oauth2Refresh(client: OAuth2Client): Refresh {
  assertUsable("oauth2Refresh", client);
  const requestTokens = tokenEndpointOf(client);
  return (refreshToken, options) =>
    requestTokens(
      (server, request) =>
        refreshTokenGrantRequest(server, registrationOf(client), authenticationOf(client), refreshToken, {
          ...request,
          additionalParameters: renewalParametersOf(client, options.scopes),
        }),
      options,
    );
}
