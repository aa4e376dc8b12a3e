import { type Call, cookiesOf } from "../http/call.ts";
import type { SchemeModel } from "../../model/spec-model.ts";

/** Where a request carries an access token. */
export interface TokenPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  /** Whether a word such as `Bearer` stands before the token. */
  readonly prefixed: boolean;
}

/** `Authorization: Bearer` (RFC 6750, section 2.1). */
const bearer: TokenPlace = { in: "header", name: "authorization", prefixed: true };

/** The place of a scheme's token; `undefined` for keys, passwords and what else is no token. */
export function tokenPlaceOf({ credential, data }: SchemeModel, wired: boolean): TokenPlace | undefined {
  const { type, in: place, name } = data;
  const isToken = credential === "BearerCredential" || (wired && credential === "ApiKeyCredential");
  if (!isToken) return undefined;
  if (type !== "apiKey" || name === undefined) return bearer;
  if (place === "query" || place === "cookie") return { in: place, name, prefixed: false };
  return { in: "header", name: name.toLowerCase(), prefixed: true };
}

/** The token at a place, without the word before it; `undefined` if there is none. */
export function readToken(call: Call, place: TokenPlace): string | undefined {
  const value = readPlace(call, place);
  if (value === undefined || !place.prefixed) return value;
  if (place.name !== "authorization") return value.replace(/^\S+ +/, "");
  // RFC 9110, section 11.1: the name of the scheme has no case. Basic and others are no token.
  return /^(?!basic |digest )\S+ +(\S.*)$/i.exec(value)?.[1] ?? (/^\S+\.\S+\.\S+$/.test(value) ? value : undefined);
}

function readPlace(call: Call, place: TokenPlace): string | undefined {
  if (place.in === "header") return call.headers[place.name];
  if (place.in === "query") return call.query.get(place.name) ?? undefined;
  return cookiesOf(call.headers).get(place.name);
}
