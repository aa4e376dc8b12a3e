/** Whether a cache asks again after a fault. */
import { isLatchkeyError } from "../errors.ts";
import type { QueryKey } from "./query-key.ts";

/** The part of a `QueryClient` that says how often the application wants a query to be repeated. */
export interface QueryDefaults {
  getDefaultOptions(): { readonly queries?: object | undefined };
  getQueryDefaults(queryKey: QueryKey): object;
}

/** TanStack Query's option `retry`: whether, how often, or a function of the faults so far. */
export type RetryOption = unknown;

/** How often a query is repeated where nobody says so: three times, and never on a server. */
const USUAL_RETRIES = 3;

/** What the application's own options say of a query: those for its key, then those for all. */
export function retriesAt(client: QueryDefaults | undefined, queryKey: QueryKey): RetryOption {
  if (client === undefined) return undefined;
  const { queries } = client.getDefaultOptions();
  return Reflect.get({ ...queries, ...client.getQueryDefaults(queryKey) }, "retry");
}

/** Whether the query is asked again: as often as is wanted, and never after a fault that would come again. */
export function isWorthRetrying(wanted: RetryOption, failureCount: number, error: unknown): boolean {
  if (!isPassing(error)) return false;
  if (typeof wanted === "function") return wanted(failureCount, error) === true;
  if (typeof wanted === "boolean") return wanted;
  return failureCount < (typeof wanted === "number" ? wanted : isOnServer() ? 0 : USUAL_RETRIES);
}

/** Whether another try may end otherwise: a server in trouble or under load, a connection, a refresh that failed for now. */
function isPassing(error: unknown): boolean {
  if (!isLatchkeyError(error)) return !(error instanceof TypeError); // What a middleware throws is the application's own.
  switch (error.code) {
    case "API":
      return error.status >= 500 || error.status === 408 || error.status === 429;
    case "CONNECTION":
    case "TIMEOUT":
    case "OFFLINE":
    case "REFRESH_FAILED":
      return true;
    default:
      return false;
  }
}

/** As TanStack Query has it: a page answers late rather than not at all. */
function isOnServer(): boolean {
  return !("window" in globalThis) || "Deno" in globalThis;
}
