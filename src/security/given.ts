/** What a caller has put on a request in the place of a credential. */
import type { SecurityScheme } from "./scheme.ts";
import { isFieldName } from "./field.ts";

/** A request as its caller wants it, before anything is added to it. */
export interface Draft {
  readonly url: string;
  readonly headers: Headers;
}

/** Whether the place of a scheme's credential is taken: the caller's own wins, and nothing is added. */
export function isGiven(scheme: SecurityScheme | undefined, { url, headers }: Draft): boolean {
  if (scheme === undefined || scheme.type === "mutualTLS" || scheme.type === "custom") return false;
  if (scheme.type !== "apiKey") return headers.has("authorization");
  if (scheme.in === "query") return url.includes("?") && new URL(url).searchParams.has(scheme.name);
  if (scheme.in === "cookie") return hasCookie(headers.get("cookie") ?? "", scheme.name);
  return isFieldName(scheme.name) && headers.has(scheme.name);
}

function hasCookie(cookies: string, name: string): boolean {
  return cookies.split(";").some((cookie) => cookie.trimStart().startsWith(`${name}=`));
}
