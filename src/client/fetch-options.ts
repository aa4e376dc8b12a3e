import type { FetchOptions } from "../middleware/call.ts";

const NAMES = [
  "cache",
  "credentials",
  "duplex",
  "integrity",
  "keepalive",
  "mode",
  "priority",
  "referrer",
  "referrerPolicy",
] as const satisfies readonly (keyof FetchOptions)[];

/** What of a call's options is fetch's own business, without those that are undefined: fetch would take them at their word. */
export function fetchOptionsOf(
  given: { readonly [Name in keyof FetchOptions]?: FetchOptions[Name] | undefined },
  clientCredentials: RequestCredentials | undefined,
): FetchOptions {
  const options: Record<string, unknown> = {};
  for (const name of NAMES) if (given[name] !== undefined) options[name] = given[name];
  if (clientCredentials !== undefined) options["credentials"] ??= clientCredentials;
  return options;
}
