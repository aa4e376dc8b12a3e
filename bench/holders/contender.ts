/** What takes part in `npm run bench -- holders`: somebody's way to share one session. */

/** Tokens, as the server of the part gives them. */
export interface Pair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Tokens, and when the access token ends, in epoch milliseconds. */
export interface Kept extends Pair {
  readonly expiresAt: number;
}

/** One holder of the session. */
export interface Client {
  /** Somebody signs in here. */
  start(tokens: Pair): Promise<unknown>;
  /** One secured call: its status. */
  call(): Promise<number>;
}

/** Opens a holder's client: where the server is, where the holders share their session, and the clock. */
export type Open = (url: string, place: string, now: () => number) => Promise<Client> | Client;

/** Seconds that an access token lives. */
export const lifetime = 3600;

/** Presents a refresh token, as an application does by hand. */
export async function renew(url: string, refreshToken: string): Promise<Pair> {
  const response = await fetch(`${url}/token`, { method: "POST", body: refreshToken });
  if (!response.ok) throw new Error(`The refresh was answered ${response.status}`);
  return response.json();
}

/** Makes a call with a token, as an application does by hand. */
export async function callWith(url: string, token: string): Promise<number> {
  const response = await fetch(`${url}/account`, { headers: { authorization: `Bearer ${token}` } });
  return response.status;
}

/** What everybody writes: many calls of one process or tab wait for one piece of work. */
export function singleFlight<T>(work: () => Promise<T>): () => Promise<T> {
  let flight: Promise<T> | undefined;
  return () => {
    flight ??= work().finally(() => {
      flight = undefined;
    });
    return flight;
  };
}
