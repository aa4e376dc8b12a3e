import { callWith, type Client, lifetime, type Pair, renew } from "../contender.ts";

/** As much of Supabase's auth-js as the documented use needs. */
export interface AuthClient {
  getSession(): Promise<{ data: { session: { access_token: string } | null } }>;
}

/** Its constructor. */
export type AuthClientClass = new (options: object) => AuthClient;

/** auth-js with its defaults but for `extra`; its storage and its requests are given the shapes of the part's server. */
export function openAuthClient(AuthClient: AuthClientClass, extra: object, url: string, place: string): Client {
  const sessionOf = ({ accessToken, refreshToken }: Pair) => ({
    access_token: accessToken,
    refresh_token: refreshToken,
    token_type: "bearer",
    expires_in: lifetime,
    expires_at: Math.floor(Date.now() / 1000) + lifetime,
    user: { id: "ann", aud: "authenticated", app_metadata: {}, user_metadata: {}, created_at: "2026-01-05T08:00:00Z" },
  });
  const send = async (_: string, { body }: { body: string }) => {
    const { refresh_token }: { refresh_token: string } = JSON.parse(body);
    return renew(url, refresh_token).then(
      (tokens) => Response.json(sessionOf(tokens)),
      () => Response.json({ code: "refresh_token_already_used", message: "Already Used" }, { status: 400 }),
    );
  };
  const client = new AuthClient({ url, storageKey: place, fetch: send, ...extra });
  return {
    start: async (tokens) => localStorage.setItem(place, JSON.stringify(sessionOf(tokens))),
    async call() {
      const { data } = await client.getSession();
      return data.session === null ? 401 : callWith(url, data.session.access_token);
    },
  };
}
