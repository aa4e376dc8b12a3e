/** What an application is to an authorization server (RFC 6749, section 2). */
import { type Client, type ClientAuth, ClientSecretBasic, ClientSecretPost, None } from "oauth4webapi";
import { assertConfined } from "../security/confinement.ts";
import { say } from "../say.ts";

/** Where the tokens come from, and as whom they are asked for. */
export interface OAuth2Client {
  /** The authorization server, whose metadata names the token endpoint (RFC 8414; OpenID Connect Discovery 1.0). */
  issuer?: string | undefined;
  /** The token endpoint itself, where there is no metadata. */
  tokenEndpoint?: string | undefined;
  clientId: string;
  /** Makes the client a confidential one. */
  clientSecret?: string | undefined;
  /** How the client proves who it is; by the secret in `Authorization` unless given (RFC 6749, section 2.3.1). */
  authentication?: "client_secret_basic" | "client_secret_post" | ClientAuth | undefined;
  /** The scopes to ask for, separated by spaces. */
  scope?: string | undefined;
  /** Further parameters of the request, such as `resource` (RFC 8707) or `audience`. */
  parameters?: Readonly<Record<string, string>> | undefined;
  /** Gets every request; the platform's fetch unless given. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Lets secrets and tokens go over plain HTTP to other machines. */
  allowInsecure?: boolean | undefined;
}

/** Misused options are a `TypeError`, as soon as they are given. */
export function assertUsable(caller: string, { issuer, tokenEndpoint, clientId, clientSecret }: OAuth2Client): void {
  const url = issuer ?? tokenEndpoint;
  if (url === undefined || (issuer !== undefined && tokenEndpoint !== undefined))
    throw new TypeError(say`${caller}: give either \`issuer\` or \`tokenEndpoint\``);
  if (!URL.canParse(url)) throw new TypeError(say`${caller}: ${JSON.stringify(url)} is no absolute URL`);
  if (clientId === "") throw new TypeError(say`${caller}: \`clientId\` is empty`);
  if (clientSecret === "") throw new TypeError(say`${caller}: \`clientSecret\` is empty`);
}

/** The client's part of a request, in the words of the library. */
export function registrationOf({ clientId }: OAuth2Client): Client {
  return { client_id: clientId };
}

/** How the client authenticates: not at all, if it is a public one. */
export function authenticationOf({ clientSecret, authentication }: OAuth2Client): ClientAuth {
  if (typeof authentication === "function") return authentication;
  if (clientSecret === undefined) return None();
  return authentication === "client_secret_post" ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
}

/** The parameters that every request carries. */
export function parametersOf({ scope, parameters }: OAuth2Client): Record<string, string> {
  return { ...parameters, ...(scope !== undefined && { scope }) };
}

/**
 * The parameters of a renewal: a configured scope would take away what a step-up has been granted beside it, so that is asked
 * for again (RFC 6749, section 6).
 */
export function renewalParametersOf(client: OAuth2Client, granted: readonly string[] = []): Record<string, string> {
  if (client.scope === undefined) return parametersOf(client);
  const scopes = new Set([...client.scope.split(" "), ...granted]);
  return parametersOf({ ...client, scope: [...scopes].join(" ") });
}

/** Throws `InsecureTransportError` where somebody could read along. */
export function assertSecure(url: string, { allowInsecure = false }: OAuth2Client): void {
  const { origin, pathname } = new URL(url);
  assertConfined(url, { method: "POST", path: pathname }, { origin, servers: {}, allowInsecure });
}
