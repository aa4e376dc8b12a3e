/** Whether a request has the credentials that its operation asks for, whatever they are worth. */
import { type Call, cookiesOf } from "../http/call.ts";
import type { RequiredScheme, Route } from "../route.ts";
import { readToken } from "./token-place.ts";

/** Whether some alternative of the route has all that it needs; a public route needs nothing. */
export function isCredited({ alternatives }: Route, call: Call): boolean {
  return alternatives.length === 0 || alternatives.some((schemes) => schemes.every((one) => isSent(one, call)));
}

function isSent({ scheme, place }: RequiredScheme, call: Call): boolean {
  if (place !== undefined) return readToken(call, place) !== undefined;
  if (scheme === undefined) return true;
  const { type, in: location, name = "", scheme: word = "" } = scheme.data;
  const authorization = call.headers["authorization"] ?? "";
  if (scheme.credential === "BasicCredential") return isBasic(authorization);
  if (type === "http") return authorization.toLowerCase().startsWith(`${word.toLowerCase()} `);
  // What signs a request, or stands below it, cannot be seen here.
  if (type !== "apiKey") return true;
  if (location === "query") return call.query.has(name);
  return location === "cookie" ? cookiesOf(call.headers).has(name) : call.headers[name.toLowerCase()] !== undefined;
}

/** User name and password, with a colon between them (RFC 7617, section 2). */
function isBasic(authorization: string): boolean {
  const encoded = /^basic +([\w+/=-]+)$/i.exec(authorization)?.[1];
  try {
    return encoded !== undefined && atob(encoded.replaceAll("-", "+").replaceAll("_", "/")).includes(":");
  } catch {
    return false;
  }
}
