import { callWith, type Client, lifetime, type Pair, renew } from "../contender.ts";

/** As much of Auth0's auth0-spa-js as the documented use needs. */
export interface Auth0Client {
  loginWithRedirect(options: { openUrl(url: string): void }): Promise<void>;
  handleRedirectCallback(url: string): Promise<unknown>;
  getTokenSilently(): Promise<string>;
}

/** Its constructor. */
export type Auth0ClientClass = new (options: object) => Auth0Client;

/** auth0-spa-js with refresh tokens in localStorage, as documented for a reload; its requests are given the shapes of the part's server. */
export function openAuth0Client(Auth0Client: Auth0ClientClass, url: string, place: string): Client {
  let [signedIn, nonce]: [Pair?, string?] = [];
  const send = globalThis.fetch;
  const answer = async (form: URLSearchParams): Promise<Response> => {
    const isSignIn = form.get("grant_type") === "authorization_code";
    const tokens = isSignIn ? signedIn : await renew(url, form.get("refresh_token") ?? "").catch(() => undefined);
    if (tokens === undefined)
      return Response.json(
        { error: "invalid_grant", error_description: "Unknown or invalid refresh token." },
        { status: 403 },
      );
    return Response.json({
      access_token: tokens.accessToken,
      refresh_token: tokens.refreshToken,
      id_token: idToken({ iss: `${url}/`, aud: place, sub: "ann", nonce }),
      token_type: "Bearer",
      scope: "openid profile email offline_access",
      expires_in: lifetime,
    });
  };
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    return request.url === `${url}/oauth/token` ? answer(new URLSearchParams(await request.text())) : send(request);
  };
  const client = new Auth0Client({
    domain: url,
    clientId: place,
    useRefreshTokens: true,
    cacheLocation: "localstorage",
    authorizationParams: { redirect_uri: url },
  });
  return {
    async start(tokens) {
      signedIn = tokens;
      let state = "";
      await client.loginWithRedirect({
        openUrl(address) {
          const { searchParams } = new URL(address);
          state = searchParams.get("state") ?? "";
          nonce = searchParams.get("nonce") ?? "";
        },
      });
      await client.handleRedirectCallback(`${url}/page?code=code&state=${encodeURIComponent(state)}`);
    },
    call: async () => callWith(url, await client.getTokenSilently()),
  };
}

/** An identity token; the library does not check the signature. */
function idToken(claims: object): string {
  const part = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
  const iat = Math.floor(Date.now() / 1000);
  return `${part({ alg: "RS256" })}.${part({ ...claims, iat, exp: iat + lifetime * 1000 })}.c2lnbmF0dXJl`;
}
