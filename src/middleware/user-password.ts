/** User name and password (RFC 7617): named by a document that has such a scheme. */
import type { UserPassword } from "../security/credential.ts";
import type { HttpScheme } from "../security/scheme.ts";
import { type AttachmentRules, authorization, invalidCredential, type Wrong } from "./attachment.ts";
import { say } from "../say.ts";

/** The rules of the HTTP scheme `basic`. */
export const userPassword: AttachmentRules<HttpScheme> = {
  isSetByCaller: (_, { headers }) => "authorization" in headers,
  attach: (_, value, { name }, origin) =>
    authorization(
      "Basic",
      basicCredentials(value, (what) => invalidCredential(name, what, origin)),
    ),
};

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
