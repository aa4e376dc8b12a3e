import type { FetchOptions } from "../middleware/call.ts";
import type { CallOptions } from "./endpoint.ts";

/** What of a call's options is fetch's own business, without those that are undefined: fetch would take them at their word. */
export function fetchOptionsOf(options: CallOptions, clientCredentials: RequestCredentials | undefined): FetchOptions {
  const { cache, credentials = clientCredentials, keepalive, mode, priority } = options;
  if ((cache ?? credentials ?? keepalive ?? mode ?? priority) === undefined) return {}; // As a rule.
  return {
    ...(cache !== undefined && { cache }),
    ...(credentials !== undefined && { credentials }),
    ...(keepalive !== undefined && { keepalive }),
    ...(mode !== undefined && { mode }),
    ...(priority !== undefined && { priority }),
  };
}
