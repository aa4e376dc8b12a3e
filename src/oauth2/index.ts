/**
 * Sessions whose tokens come from an OAuth 2.0 authorization server; needs `oauth4webapi`.
 *
 * @packageDocumentation
 */
export { clientCredentials } from "./client-credentials.ts";
export { oauth2Refresh } from "./oauth2-refresh.ts";
export type { OAuth2Client } from "./oauth2-client.ts";
