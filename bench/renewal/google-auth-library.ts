import { peerFile } from "../peers.ts";
import { type Begin, origin } from "./job.ts";

/** As much of google-auth-library as the documented use needs. */
interface GoogleAuth {
  readonly OAuth2Client: new (
    options: object,
  ) => {
    setCredentials(credentials: object): void;
    request(options: object): Promise<unknown>;
  };
}

/** Its OAuth2Client, pointed at our token endpoint. */
export const begin: Begin = async ({ accessToken, refreshToken, expiresAt }) => {
  const module: { default: GoogleAuth } = await import(peerFile("google-auth-library/build/src/index.js"));
  const client = new module.default.OAuth2Client({
    clientId: "app",
    forceRefreshOnFailure: true,
    endpoints: { oauth2TokenUrl: `${origin}/token` },
    transporterOptions: { fetchImplementation: (url: string, init: RequestInit) => fetch(url, init) },
  });
  client.setCredentials({ access_token: accessToken, refresh_token: refreshToken, expiry_date: expiresAt });
  return async () => void (await client.request({ url: `${origin}/account` }));
};
