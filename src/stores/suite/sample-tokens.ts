/** Tokens that a store is tried with, and how what it gives back is compared with them. */
import { check } from "./store-case.ts";
import type { StoredTokens } from "../store.ts";

/** Tokens with every field; `name` tells one set of them from another. */
export function sampleTokens(name: string, changes: Partial<StoredTokens> = {}): StoredTokens {
  return {
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    issuedAt: 1_790_000_000_123,
    lifetime: 3600,
    scope: "feed:read feed:write",
    signIn: "sign-in-1",
    edition: 7,
    ...changes,
  };
}

/** Fails unless the store gave back these tokens, every field of them and no other. Never shows a value: a place may have had real tokens. */
export function checkTokens(found: unknown, expected: StoredTokens, what: string): void {
  check(found !== undefined && found !== null, `${what}: the store gave nothing`);
  const differing = differingFields(found, expected);
  check(differing.length === 0, `${what}: ${differing.join(", ")} not as it was set`);
}

/** Whether these are the tokens. */
export function isSameTokens(found: unknown, expected: StoredTokens | undefined): boolean {
  if (expected === undefined) return isNothing(found);
  return !isNothing(found) && differingFields(found, expected).length === 0;
}

/** Fails unless the store gave nothing. */
export function checkNothing(found: unknown, what: string): void {
  check(isNothing(found), `${what}: the store gave something`);
}

function isNothing(found: unknown): boolean {
  return found === undefined || found === null;
}

const NUMBERS = new Set(["issuedAt", "lifetime", "edition"]);

/**
 * The fields that differ.
 *
 * As a session reads them: `null` is as good as absent, the numbers may be texts as in a table's row, and a missing sign-in or
 * edition is the empty one.
 */
function differingFields(found: unknown, expected: StoredTokens): string[] {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return ["the whole"];
  const [have, want] = [found, expected].map(
    (tokens) => new Map<string, unknown>(Object.entries({ ...tokens }).map(([key, value]) => [key, read(key, value)])),
  );
  if (have === undefined || want === undefined) return [];
  const empty: Readonly<Record<string, unknown>> = { signIn: "", edition: 0 };
  const valueIn = (fields: ReadonlyMap<string, unknown>, key: string) => fields.get(key) ?? empty[key];
  return [...new Set([...have.keys(), ...want.keys()])]
    .filter((key) => JSON.stringify(valueIn(have, key)) !== JSON.stringify(valueIn(want, key)))
    .map((key) => `\`${key}\``);
}

function read(key: string, value: unknown): unknown {
  if (value === null) return undefined;
  return NUMBERS.has(key) && typeof value === "string" && value !== "" ? Number(value) : value;
}
