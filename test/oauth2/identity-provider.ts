/** A certified OpenID provider in the process, with rotation and reuse detection, and an API that takes its tokens. */
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { Provider } from "oidc-provider";

/** Seconds that an access token lives. */
export const LIFETIME = 60;
const AUDIENCE = "urn:test:api";
const SCOPES = "api:read api:write";
const SIGN_IN = "urn:test:sign-in";

export interface IdentityProvider extends AsyncDisposable {
  readonly issuer: string;
  /** The API that takes the provider's tokens. */
  readonly api: string;
  readonly counts: {
    refreshes: number;
    clientGrants: number;
    revokedFamilies: number;
    requests: number;
    refusals: number;
  };
  /** Signs a user in: the tokens of a new family. */
  signIn(client: { id: string; secret?: string }, scope?: string): Promise<TokenAnswer>;
  /** Asks the token endpoint by hand. */
  ask(parameters: Record<string, string>, secret?: string): Promise<Response>;
}

/** The token endpoint's answer (RFC 6749, section 5.1). */
export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly scope: string;
}

async function listen(listener?: RequestListener): Promise<{ server: ReturnType<typeof createServer>; url: string }> {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no address");
  return { server, url: `http://127.0.0.1:${address.port}` };
}

/** Starts both on free ports. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const counts = { refreshes: 0, clientGrants: 0, revokedFamilies: 0, requests: 0, refusals: 0 };
  const { server, url: issuer } = await listen();
  const provider = new Provider(
    issuer,
    configuration({ ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig", kid: "k1" }),
  );
  provider.registerGrantType(SIGN_IN, (context) => grantSignIn(provider, context), ["scope"]);
  provider.on("grant.success", ({ oidc }) => {
    if (oidc.params["grant_type"] === "refresh_token") counts.refreshes++;
    if (oidc.params["grant_type"] === "client_credentials") counts.clientGrants++;
  });
  provider.on("grant.revoked", () => void counts.revokedFamilies++);
  server.on("request", provider.callback());
  const key = createPublicKey(publicKey.export({ format: "pem", type: "spki" }));
  const { server: resources, url: api } = await listen((request, response) => {
    counts.requests++;
    const isGood = isLive(request.headers.authorization?.replace("Bearer ", "") ?? "", key);
    if (!isGood) counts.refusals++;
    response.writeHead(isGood ? 200 : 401, { "content-type": "application/json" }).end("{}");
  });
  const ask = (parameters: Record<string, string>, secret?: string) =>
    fetch(`${issuer}/token`, {
      method: "POST",
      body: new URLSearchParams(parameters),
      ...(secret !== undefined && {
        headers: { authorization: `Basic ${btoa(`${parameters["client_id"]}:${secret}`)}` },
      }),
    });
  return {
    issuer,
    api,
    counts,
    ask,
    async signIn({ id, secret }, scope = SCOPES) {
      const response = await ask({ grant_type: SIGN_IN, client_id: id, scope }, secret);
      const answer: TokenAnswer = await response.json();
      if (!response.ok) throw new Error(`The sign-in was answered ${response.status}`);
      return answer;
    },
    async [Symbol.asyncDispose]() {
      for (const one of [server, resources]) {
        one.close();
        one.closeAllConnections();
      }
    },
  };
}

/** A resource server's check of a JWT access token (RFC 9068, section 4), as far as it matters here. */
function isLive(token: string, key: ReturnType<typeof createPublicKey>): boolean {
  const [header = "", claims = "", signature = ""] = token.split(".");
  if (signature === "") return false;
  const isSigned = verify(
    "sha256",
    Buffer.from(`${header}.${claims}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  const { exp }: { exp: number } = JSON.parse(Buffer.from(claims, "base64url").toString());
  return isSigned && Date.now() < exp * 1000;
}

function resource(): object {
  return {
    scope: SCOPES,
    audience: AUDIENCE,
    accessTokenFormat: "jwt",
    accessTokenTTL: LIFETIME,
    jwt: { sign: { alg: "ES256" } },
  };
}

function configuration(key: object): object {
  const day = 86_400;
  const common = { redirect_uris: [], response_types: [], id_token_signed_response_alg: "ES256" };
  const grants = ["refresh_token", SIGN_IN];
  return {
    jwks: { keys: [key] },
    clients: [
      { ...common, client_id: "app", token_endpoint_auth_method: "none", grant_types: grants },
      { ...common, client_id: "web", client_secret: "web-secret", grant_types: grants },
      { ...common, client_id: "service", client_secret: "service-secret", grant_types: ["client_credentials"] },
      {
        ...common,
        client_id: "poster",
        client_secret: "poster-secret",
        token_endpoint_auth_method: "client_secret_post",
        grant_types: ["client_credentials"],
      },
    ],
    scopes: ["openid", "offline_access", ...SCOPES.split(" ")],
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    ttl: { AccessToken: LIFETIME, ClientCredentials: LIFETIME, RefreshToken: day, Grant: day, IdToken: day },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: resource,
      },
    },
  };
}

async function grantSignIn(provider: Provider, context: Parameters<Parameters<Provider["registerGrantType"]>[1]>[0]) {
  const { client, params } = context.oidc;
  const scope = params["scope"] ?? SCOPES;
  const accountId = "ada";
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope("openid offline_access");
  grant.addResourceScope(AUDIENCE, scope);
  const grantId = await grant.save();
  const of = { accountId, client, grantId, gty: SIGN_IN };
  const accessToken = new provider.AccessToken({ ...of, scope });
  accessToken.resourceServer = new provider.ResourceServer(AUDIENCE, resource());
  const refreshToken = new provider.RefreshToken({
    ...of,
    resource: AUDIENCE,
    scope: `openid offline_access ${scope}`,
  });
  const entities = { Client: client, Grant: grant, AccessToken: accessToken, RefreshToken: refreshToken };
  for (const [name, entity] of Object.entries(entities)) context.oidc.entity(name, entity);
  context.body = {
    access_token: await accessToken.save(),
    token_type: "Bearer",
    expires_in: LIFETIME,
    refresh_token: await refreshToken.save(),
    scope,
  };
}
