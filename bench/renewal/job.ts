/** What a contender of the part `renewal` has to do. */
export interface Job {
  /**
   * `live`: the token is good. `expired`: its time is over, and the client can know it. `refused`: the server has revoked it, and
   * only its answers show that, spread over two seconds.
   */
  readonly scene: "live" | "expired" | "refused";
  readonly calls: number;
}

/** The result of one turn. */
export interface Toll {
  /** Milliseconds until the last call had settled. */
  readonly time: number;
  /** Those of them on a processor, the service's share among them. */
  readonly cpu: number;
  readonly refreshes: number;
  /** Requests to the API, without the refreshes. */
  readonly requests: number;
  /** Calls that did not get what they asked for. */
  readonly lost: number;
}

/** The tokens that a turn begins with. */
export interface Start {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token ends, in epoch milliseconds. */
  readonly expiresAt: number;
}

/** A client that has just been given its tokens; makes one call, and throws if it is not answered with 200. */
export type Begin = (start: Start) => Promise<() => Promise<void>>;

/** The API, which runs in the same process. */
export const origin = "http://127.0.0.1:4010";

/** Seconds that an access token lives. */
export const lifetime = 3600;
