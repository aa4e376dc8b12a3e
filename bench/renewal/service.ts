/** An API and its authorization server in this process. A refresh token works once; using it again revokes all tokens of its sign-in. */
import { type Job, lifetime, type Start } from "./job.ts";

export interface Service {
  readonly counts: { refreshes: number; requests: number };
  /** Signs in, as the scene needs it. */
  begin(scene: Job["scene"]): Start;
  readonly fetch: typeof fetch;
}

/** Milliseconds over which the refusals of a revoked token arrive. */
const SPREAD = 2000;

const account = JSON.stringify({ id: "u_7", email: "ada@example.com", name: "Ada", createdAt: "2026-01-05T08:00:00Z" });

/** Starts the service; a refresh takes so many milliseconds. */
export function createService(refreshTakes = 20): Service {
  const counts = { refreshes: 0, requests: 0 };
  let generation = 0;
  let isRevoked = false;
  let spread = 0;
  const good = new Set<string>();
  const unused = new Set<string>();
  const issue = () => {
    const tokens = { accessToken: accessTokenOf(++generation), refreshToken: `r${generation}.${"x".repeat(300)}` };
    good.clear();
    good.add(tokens.accessToken);
    unused.add(tokens.refreshToken);
    return tokens;
  };
  const exchange = (token: string) => {
    counts.refreshes++;
    if (isRevoked || !unused.delete(token)) isRevoked = true;
    if (isRevoked) good.clear();
    return isRevoked ? undefined : issue();
  };
  return {
    counts,
    begin(scene) {
      Object.assign(counts, { refreshes: 0, requests: 0 });
      isRevoked = false;
      spread = scene === "refused" ? SPREAD : 0;
      const tokens = issue();
      if (scene !== "live") good.clear();
      return { ...tokens, expiresAt: Date.now() + (scene === "expired" ? 0 : lifetime * 1000) };
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      if (request.method === "POST") {
        const tokens = exchange(tokenOf(request, await request.text()));
        await pass(refreshTakes);
        return tokens === undefined ? json({ error: "invalid_grant" }, 400) : json(answer(tokens), 200);
      }
      counts.requests++;
      const isGood = good.has(request.headers.get("authorization")?.replace("Bearer ", "") ?? "");
      if (!isGood && spread > 0) await pass(Math.random() * spread);
      return isGood ? new Response(account, { headers: jsonType }) : json({}, 401, challenge);
    },
  };
}

/** A JWT, since the reference API says the life of a refreshed token nowhere else. Nobody checks its signature. */
function accessTokenOf(generation: number): string {
  const claims = { sub: "u_7", jti: String(generation), iat: 0, exp: lifetime };
  const parts = [{ alg: "RS256", typ: "JWT" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  return [...parts, "x".repeat(340)].join(".");
}

const jsonType = { "content-type": "application/json" };

/** What a refused token is answered with (RFC 6750, section 3). */
const challenge = { "www-authenticate": 'Bearer error="invalid_token"' };

function json(body: unknown, status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...jsonType, ...headers } });
}

/** The tokens in both forms: the reference API's and OAuth's. */
function answer({ accessToken, refreshToken }: { accessToken: string; refreshToken: string }): object {
  return {
    accessToken,
    refreshToken,
    expiresIn: lifetime,
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: lifetime,
    token_type: "Bearer",
  };
}

function tokenOf({ headers }: Request, body: string): string {
  if (!headers.get("content-type")?.includes("json")) return new URLSearchParams(body).get("refresh_token") ?? "";
  const { token }: { token: string } = JSON.parse(body);
  return token;
}

function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}
