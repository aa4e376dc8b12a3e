/** Which of the declared answers is given. */
import type { JsonObject } from "../../document/json.ts";

/** A status, and the answer that is declared for it, if one is. */
export interface ChosenStatus {
  readonly status: number;
  readonly response: JsonObject | undefined;
}

/** The declared answer to a request that is in order: the lowest success, else `default`, else whatever there is. */
export function usualStatus(declared: ReadonlyMap<string, JsonObject>): ChosenStatus {
  const keys = [...declared.keys()].toSorted();
  const key =
    keys.find((status) => /^2\d\d$/.test(status)) ??
    keys.find((status) => status === "2XX" || status === "default") ??
    keys.find((status) => status.startsWith("3")) ??
    keys[0];
  return { status: statusOf(key ?? "204"), response: key === undefined ? undefined : declared.get(key) };
}

/** The answer that is declared for a status: under it, under its class, or as `default`. */
export function statusAs(declared: ReadonlyMap<string, JsonObject>, status: number): ChosenStatus {
  const range = `${Math.floor(status / 100)}XX`;
  return { status, response: declared.get(String(status)) ?? declared.get(range) ?? declared.get("default") };
}

/** The first of some statuses that is declared by its own number. */
export function firstDeclared(
  declared: ReadonlyMap<string, JsonObject>,
  statuses: readonly number[],
): number | undefined {
  return statuses.find((status) => declared.has(String(status)));
}

function statusOf(key: string): number {
  if (key === "default") return 200;
  return Number(key.replace("XX", "00"));
}
