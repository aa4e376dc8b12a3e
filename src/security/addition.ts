/** Credentials as what is added to a request, and where. */
import type { ErrorOrigin } from "../errors.ts";
import { InvalidCredentialError } from "../errors.ts";
import type { CustomCredential, UserPassword } from "./credential.ts";
import type { SecurityScheme } from "./scheme.ts";

/** Something that a client adds to a request on its own account. */
export type Addition =
  | { readonly in: "header" | "query" | "cookie"; readonly name: string; readonly value: string }
  | { readonly in: "request"; readonly apply: CustomCredential; readonly scopes: readonly string[] };

/** A scheme's value in its place; throws `InvalidCredentialError` for one that cannot stand there. */
export function additionOf(scheme: SecurityScheme, value: unknown, name: string, origin: ErrorOrigin): Addition {
  if (scheme.type === "apiKey") {
    const key = (scheme.prefix ?? "") + validText(value, name, origin);
    if (scheme.in === "header") return header(scheme.name, key, name, origin);
    if (scheme.in === "cookie" && !COOKIE_VALUE.test(key))
      throw invalid(name, "has a character that no cookie can carry", origin);
    return { in: scheme.in, name: scheme.name, value: key };
  }
  const kind = scheme.type === "http" ? scheme.scheme.toLowerCase() : "bearer";
  if (kind === "basic") return header("authorization", `Basic ${basicCredentials(value, name, origin)}`, name, origin);
  const text = validText(value, name, origin);
  return header("authorization", `${kind === "bearer" ? "Bearer" : kindName(scheme)} ${text}`, name, origin);
}

/** Every character that a header's value can have (RFC 9110, section 5.5). */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Every character that a cookie's value can have (RFC 6265, section 4.1.1). */
const COOKIE_VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;
/** Control characters, which neither a user name nor a password can have (RFC 7617, section 2). */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\x00-\x1f\x7f]/;

function header(name: string, value: string, scheme: string, origin: ErrorOrigin): Addition {
  if (!HEADER_VALUE.test(value)) {
    throw invalid(scheme, "has a line break, or a character that no header can carry", origin);
  }
  return { in: "header", name, value };
}

function kindName(scheme: SecurityScheme): string {
  return scheme.type === "http" ? scheme.scheme : "Bearer";
}

function validText(value: unknown, name: string, origin: ErrorOrigin): string {
  if (typeof value !== "string")
    throw invalid(name, `is ${value === null ? "null" : typeof value}, not a string`, origin);
  if (value.trim() === "") throw invalid(name, "is empty", origin);
  return value;
}

/** `user:password` in UTF-8 and Base64 (RFC 7617, section 2). */
function basicCredentials(value: unknown, name: string, origin: ErrorOrigin): string {
  if (!isUserPassword(value)) throw invalid(name, "has no user name and password", origin);
  const { username, password } = value;
  if (username.includes(":")) throw invalid(name, "has a user name with a colon, which Basic cannot carry", origin);
  if (CONTROL.test(username + password)) throw invalid(name, "has a control character", origin);
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)));
}

function isUserPassword(value: unknown): value is UserPassword {
  if (typeof value !== "object" || value === null || !("username" in value) || !("password" in value)) return false;
  return (
    typeof value.username === "string" && typeof value.password === "string" && value.username + value.password !== ""
  );
}

function invalid(scheme: string, what: string, { method, path }: ErrorOrigin): InvalidCredentialError {
  return new InvalidCredentialError(`The credential for ${scheme} ${what}`, { method, path, scheme });
}
