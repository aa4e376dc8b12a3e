/** A wired session under a fake clock, over an API that answers as a test says. */
import { plainStyles } from "../../src/request/plain-styles.ts";
import { plainBodies } from "../../src/request/body.ts";
import {
  defineSession,
  type SessionWiring,
  type WiredSession,
  type WiredSessionOptions,
} from "../../src/wiring/wired-session.ts";
import { signingIn } from "../../src/wiring/sign-in.ts";
import { signingOut } from "../../src/wiring/sign-out.ts";
import type { Endpoint } from "../../src/client/endpoint.ts";
import type { Client } from "../../src/client/client.ts";
import type { Failure, Success } from "../../src/response/result.ts";
import { observedFetch, type Sent } from "../client/observed-fetch.ts";

const security = [{ bearerAuth: [] }];
const json = { body: { "application/json": {} }, bodies: plainBodies, styles: plainStyles };

export const endpoints = {
  signIn: { operation: { method: "POST", path: "/auth/sign-in", ...json } },
  refresh: { operation: { method: "POST", path: "/auth/refresh", ...json, security } },
  signOut: { operation: { method: "POST", path: "/auth/sign-out", ...json, security } },
} as const;

export const definition = {
  servers: ["https://api.example/v1"],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
} as const;

export const wiring: SessionWiring = {
  scheme: "bearerAuth",
  signIn: {
    by: signingIn,
    endpoint: endpoints.signIn,
    accessToken: "/tokens/access",
    refreshToken: "/tokens/refresh",
    expiresIn: "/seconds",
  },
  refresh: { endpoint: endpoints.refresh, send: "/token", accessToken: "/access", refreshToken: "/refresh" },
  signOut: { by: signingOut, endpoint: endpoints.signOut },
};

/** The same session with its refresh token in a cookie. */
export const byCookie: Partial<SessionWiring> = { refresh: { ...wiring.refresh, send: "cookie" } };

export const signedIn = { tokens: { access: "A1", refresh: "R1" }, seconds: 3600 };
export const refreshed = { access: "A2", refresh: "R2" };

type SignIn = Endpoint<Client, { body: object }, Success<200> | Failure<401>>;
type SignOut = Endpoint<Client, object, Success<204> | Failure<401>>;

export interface Wired {
  readonly session: WiredSession<SignIn, SignOut>;
  readonly sent: readonly Sent[];
  /** Moves the session's clock. */
  pass(seconds: number): void;
}

/** A wired session whose endpoints answer like this, by path; 204 unless given. */
export function wired(
  answers: Record<string, () => Response | Promise<Response>> = {},
  changes: Partial<SessionWiring> = {},
  options: WiredSessionOptions = {},
): Wired {
  let now = Date.UTC(2026, 0, 1);
  const { fetch, sent } = observedFetch(
    async ({ url }) => answers[new URL(url).pathname]?.() ?? new Response(undefined, { status: 204 }),
  );
  const create = defineSession(definition, { ...wiring, ...changes });
  const session: WiredSession<SignIn, SignOut> = create({ fetch, now: () => now, ...options });
  return { session, sent, pass: (seconds) => void (now += seconds * 1000) };
}

export const ok = (body: unknown) => () => Response.json(body);
