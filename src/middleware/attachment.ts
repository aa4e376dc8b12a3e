/** What a credential adds to a request, and where. */
import { type ErrorOrigin, InvalidCredentialError } from "../errors.ts";
import type { SessionClaim } from "../security/credential.ts";
import { isFieldName, isFieldValue } from "../security/field.ts";
import type { SchemeRules, SecurityScheme } from "../security/scheme.ts";
import type { Attachment } from "./attempt.ts";
import { say } from "../say.ts";

/** The whole rules of a kind of scheme, as `SecurityScheme` names them. */
export interface AttachmentRules<in Scheme> extends SchemeRules<Scheme> {
  /** What is added; throws `InvalidCredentialError` for a value that cannot be. */
  attach(scheme: Scheme, value: unknown, claim: SessionClaim, origin: ErrorOrigin): Attachment;
}

/** A scheme's value in its place; throws `InvalidCredentialError` for one that cannot stand there. */
export function attachmentOf(claim: SessionClaim, value: unknown, origin: ErrorOrigin): Attachment {
  const { scheme, name } = claim;
  if (scheme.by !== undefined)
    return (scheme.by as AttachmentRules<SecurityScheme>).attach(scheme, value, claim, origin);
  const wrong = (what: string) => invalidCredential(name, what, origin);
  const kind = scheme.type === "http" ? scheme.scheme : "bearer";
  if (!isFieldName(kind)) throw wrong(say`belongs to a scheme whose name no header can carry`);
  const credentials = sendableText(value, wrong);
  // With its scheme before it, it would be sent twice.
  if (credentials.slice(0, kind.length + 1).toLowerCase() === `${kind.toLowerCase()} `) {
    throw wrong(say`begins with its scheme, which is added when it is sent: give it alone`);
  }
  return authorization(kind.toLowerCase() === "bearer" ? "Bearer" : kind, credentials);
}

/** The error of a credential that cannot be sent. */
export function invalidCredential(scheme: string, what: string, { method, path }: ErrorOrigin): InvalidCredentialError {
  return new InvalidCredentialError(say`The credential for ${scheme} ${what}`, { method, path, scheme });
}

/** Makes the error of a credential. */
export type Wrong = (what: string) => InvalidCredentialError;

/** Credentials under their scheme (RFC 9110, section 11.6.2). */
export function authorization(kind: string, credentials: string): Attachment {
  return { in: "header", name: "authorization", value: `${kind} ${credentials}` };
}

/** A token or a key: some text that could stand in a header, wherever it goes; what could not is a mistake everywhere. */
export function sendableText(value: unknown, wrong: Wrong): string {
  if (typeof value !== "string") throw wrong(say`is ${value === null ? "null" : typeof value}, not a string`);
  if (value.trim() === "") throw wrong(say`is empty`);
  if (!isFieldValue(value)) throw wrong(say`has a line break, or a character that no header can carry`);
  return value;
}

/** All that must not be seen of what is added: the whole values, their last words, and the keys as a URL has them. */
export function secretsOf(attachments: readonly Attachment[]): string[] {
  return attachments.flatMap(({ value }) => [
    value,
    encodeURIComponent(value),
    value.slice(value.lastIndexOf(" ") + 1),
  ]);
}
