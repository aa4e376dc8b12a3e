/** What was thrown, made safe to be told: an application logs its errors, and their causes with them. */
import { isLatchkeyError } from "../errors.ts";

/** Characters that are kept of a message, and of a stack: whatever is longer is cut before it is searched. */
const LONGEST_MESSAGE = 2000;
const LONGEST_STACK = 8000;
/** Shorter than this is no secret, and stands in every sentence. */
const SHORTEST_SECRET = 4;
/** An address behind its scheme: the user, then host and path, then the query or the fragment, up to a closing parenthesis. */
const ADDRESS = /:\/\/(?:[^\s/?#"'<>]*@)?((?:(?!:\/\/)[^\s?#"'<>])*)(?:([?#])[^\s"'<>)]*)?/g;
/** How deep a cause is read before it counts as unreadable. */
const DEEPEST = 6;
/** What an error of this package knows beside its message, and what is never another's words. */
const OWN: readonly string[] = [
  "method",
  "path",
  "phase",
  "status",
  "retryAfter",
  "reason",
  "step",
  "scheme",
  "parameter",
];

/**
 * The same fault with its name, its message, its code, its stack and its cause (likewise), and with nothing else.
 *
 * Platforms differ: undici names the address only, Deno the whole URL, Bun has it in a property; undici's parser keeps the raw
 * answer, which may hold new tokens that nobody knows of; and a `fetch` of the application's own may throw what holds the
 * request. An error that has no more than these five, and shows no secret, no query and no user of a URL, stays the same object.
 */
export function withoutSecrets(thrown: unknown, secrets: readonly string[]): unknown {
  return told(thrown, tellingOf(secrets), DEEPEST);
}

/** A text without secrets, and without the query, the fragment or the user of a URL; cut if it is long. */
export function redacted(text: string, secrets: readonly string[]): string {
  return redact(text, tellingOf(secrets));
}

/** The longest first: one that is cut out of another, a key out of a query, would leave the rest of it standing. */
function tellingOf(secrets: readonly string[]): string[] {
  const telling = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  return telling.toSorted((one, other) => other.length - one.length);
}

function told(thrown: unknown, secrets: readonly string[], depth: number): unknown {
  if (typeof thrown === "string")
    return redact(thrown, secrets) === thrown ? thrown : new Error(redact(thrown, secrets));
  if (typeof thrown === "symbol") return unshown();
  if (typeof thrown !== "function" && (typeof thrown !== "object" || thrown === null)) return thrown;
  const message = propertyOf(thrown, "message");
  if (depth === 0 || typeof message !== "string") return unshown();
  const copy = copyOf(thrown, message, secrets, depth);
  return isWhole(thrown, copy) ? thrown : copy;
}

function unshown(): Error {
  return new Error("Not shown: it may hold a credential");
}

function copyOf(thrown: object, message: string, secrets: readonly string[], depth: number): Error {
  const cause = propertyOf(thrown, "cause");
  const copy = new Error(
    redact(message, secrets),
    cause === undefined ? undefined : { cause: told(cause, secrets, depth - 1) },
  );
  const [name, code, stack] = [propertyOf(thrown, "name"), propertyOf(thrown, "code"), propertyOf(thrown, "stack")];
  if (typeof name === "string") copy.name = redact(name, secrets);
  if (typeof stack === "string") copy.stack = stackOf(stack, `${String(name)}: ${message}`, copy, secrets);
  const kept: Record<string, unknown> = { code };
  if (isLatchkeyError(thrown)) for (const key of OWN) kept[key] = propertyOf(thrown, key);
  for (const [key, value] of Object.entries(kept)) {
    if (typeof value === "string") Object.assign(copy, { [key]: redact(value, secrets) });
    if (typeof value === "number") Object.assign(copy, { [key]: value });
  }
  return copy;
}

/** A stack begins with the message, as a rule; then come the application's files, whose addresses may have queries. */
function stackOf(stack: string, head: string, copy: Error, secrets: readonly string[]): string {
  if (!stack.startsWith(head)) return redact(stack, secrets, LONGEST_STACK);
  return `${copy.name}: ${copy.message}${hide(stack.slice(head.length), secrets, LONGEST_STACK)}`;
}

/** Whether a fault has nothing that its copy has not. */
function isWhole(thrown: object, copy: Error): boolean {
  if (!isLatchkeyError(thrown) && !(thrown instanceof Error && isPlatformError(thrown))) return false;
  return (
    propertyOf(thrown, "stack") === copy.stack &&
    ["name", "message", "cause"].every((key) => propertyOf(thrown, key) === propertyOf(copy, key)) &&
    Reflect.ownKeys(thrown).every((key) => {
      if (key === "stack") return true; // A getter on some platforms.
      const property = Object.getOwnPropertyDescriptor(thrown, key);
      return (
        property !== undefined &&
        "value" in property &&
        (propertyOf(copy, key) === property.value || isNames(key, property.value))
      );
    })
  );
}

/** The names of schemes and scopes, which are the document's. */
function isNames(key: string | symbol, value: unknown): boolean {
  return (key === "schemes" || key === "missing") && Array.isArray(value);
}

/** An error of the language or of the platform: a class of somebody else's may show anything by a getter. */
function isPlatformError(error: Error): boolean {
  const constructor = propertyOf(error, "constructor");
  return typeof constructor === "function" && propertyOf(globalThis, constructor.name) === constructor;
}

/** A property, where it can be read: getters and proxies may throw. */
function propertyOf(thrown: object, key: string | symbol): unknown {
  try {
    return Reflect.get(thrown, key);
  } catch {
    return undefined;
  }
}

function redact(text: string, secrets: readonly string[], longest: number = LONGEST_MESSAGE): string {
  return hide(text, secrets, longest).replace(
    ADDRESS,
    (_, place: string, mark?: string) => `://${place}${mark === undefined ? "" : `${mark}…`}`,
  );
}

/** The beginning of a text, without the secrets. */
function hide(text: string, secrets: readonly string[], longest: number): string {
  const overlap = secrets[0]?.length ?? 0;
  const read = text.slice(0, longest + overlap);
  const hidden = secrets.reduce((rest, secret) => rest.replaceAll(secret, "…"), read);
  const isCut = read.length < text.length;
  if (!isCut && hidden.length <= longest) return hidden;
  // What the cut has left of a secret stands in the last characters, what it has left of an address in the last word.
  const kept = hidden.slice(0, isCut ? Math.max(0, hidden.length - overlap) : longest);
  return `${kept.slice(0, Math.max(kept.lastIndexOf(" "), kept.lastIndexOf("\n")) + 1)}…`;
}
