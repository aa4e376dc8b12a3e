/** What a credential adds to a request, and where. */
import type { ErrorOrigin } from "../errors.ts";
import { InvalidCredentialError } from "../errors.ts";
import type { CustomCredential, UserPassword } from "./credential.ts";
import { isCookieValue, isFieldName, isFieldValue } from "./field.ts";
import type { ApiKeyScheme, SecurityScheme } from "./scheme.ts";
import { say } from "../say.ts";

/** One thing that a client adds to a request to prove who it is. */
export type Attachment = PlacedAttachment | CustomAttachment;

/** A value and its place. */
export interface PlacedAttachment {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  readonly value: string;
}

/** What only the application can add: it is given the whole request. */
export interface CustomAttachment {
  readonly in: "request";
  /** The scheme's name. */
  readonly name: string;
  readonly apply: CustomCredential;
  readonly scopes: readonly string[];
}

/** A scheme's value in its place; throws `InvalidCredentialError` for one that cannot stand there. */
export function attachmentOf(
  scheme: SecurityScheme,
  value: unknown,
  name: string,
  origin: ErrorOrigin,
): PlacedAttachment {
  const wrong = (what: string) => invalidCredential(name, what, origin);
  if (scheme.type === "apiKey") return keyAttachment(scheme, text(value, wrong), wrong);
  const kind = scheme.type === "http" ? scheme.scheme : "bearer";
  const lowered = kind.toLowerCase();
  if (lowered === "basic") return authorization("Basic", basicCredentials(value, wrong));
  if (lowered === "bearer") return authorization("Bearer", withoutScheme(kind, text(value, wrong), wrong));
  if (!isFieldName(kind)) throw wrong(say`belongs to a scheme whose name no header can carry`);
  return authorization(kind, withoutScheme(kind, text(value, wrong), wrong));
}

/** The error of a credential that cannot be sent. */
export function invalidCredential(scheme: string, what: string, { method, path }: ErrorOrigin): InvalidCredentialError {
  return new InvalidCredentialError(say`The credential for ${scheme} ${what}`, { method, path, scheme });
}

/** Makes the error of this credential. */
type Wrong = (what: string) => InvalidCredentialError;

function authorization(kind: string, credentials: string): PlacedAttachment {
  return { in: "header", name: "authorization", value: `${kind} ${credentials}` };
}

/** The credentials, if they were given alone: with their scheme before them, it would be sent twice. */
function withoutScheme(kind: string, credentials: string, wrong: Wrong): string {
  if (!credentials.toLowerCase().startsWith(`${kind.toLowerCase()} `)) return credentials;
  throw wrong(say`begins with its scheme, which is added when it is sent: give it alone`);
}

function keyAttachment({ in: place, name, prefix = "" }: ApiKeyScheme, key: string, wrong: Wrong): PlacedAttachment {
  if (prefix !== "" && key.startsWith(prefix)) throw wrong(say`begins with its prefix, which is added when it is sent`);
  const value = prefix + key;
  if (place !== "query" && !isFieldName(name)) throw wrong(say`belongs in a ${place} whose name none can have`);
  if (!isFieldValue(value)) throw wrong(say`has a prefix that no header can carry`);
  if (place === "cookie" && !isCookieValue(value)) throw wrong(say`has a character that no cookie can carry`);
  return { in: place, name, value };
}

/** A token or a key: some text that could stand in a header, wherever it goes; what could not is a mistake everywhere. */
function text(value: unknown, wrong: Wrong): string {
  if (typeof value !== "string") throw wrong(say`is ${value === null ? "null" : typeof value}, not a string`);
  if (value.trim() === "") throw wrong(say`is empty`);
  if (!isFieldValue(value)) throw wrong(say`has a line break, or a character that no header can carry`);
  return value;
}

/** Control characters, which neither a user name nor a password can have (RFC 7617, section 2), and halves of characters. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNENCODABLE = /[\x00-\x1f\x7f]|\p{Surrogate}/u;

/** `user:password` in UTF-8 and Base64 (RFC 7617, section 2). */
function basicCredentials(value: unknown, wrong: Wrong): string {
  if (!isUserPassword(value)) throw wrong(say`has no user name and password`);
  const { username, password } = value;
  if (username.includes(":")) throw wrong(say`has a user name with a colon, which Basic cannot carry`);
  if (UNENCODABLE.test(username + password)) throw wrong(say`has a control character, or half of a character`);
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function isUserPassword(value: unknown): value is UserPassword {
  if (typeof value !== "object" || value === null || !("username" in value) || !("password" in value)) return false;
  return (
    typeof value.username === "string" && typeof value.password === "string" && value.username + value.password !== ""
  );
}
