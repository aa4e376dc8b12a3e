/** What was thrown, made safe to be told: an application logs its errors, and their causes with them. */

/** The address of anything, with a query or a user in it. */
const TELLING_URL = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>]*[?@]/i;
const USER_OF_URL = /(\b[a-z][a-z\d+.-]*:\/\/)[^\s/?#"'<>]*@/gi;
const QUERY_OF_URL = /(\b[a-z][a-z\d+.-]*:\/\/[^\s?"'<>]*\?)[^\s"'<>)]*/gi;
/** Shorter than this is no secret, and stands in every sentence. */
const SHORTEST_SECRET = 4;
/** How deep a cause is read before it counts as unreadable. */
const DEEPEST = 6;

/**
 * The same object where nothing in it shows a secret, a query or a user of a URL; else a copy without.
 *
 * Platforms differ: undici names the address only, Deno the whole URL, Bun has it in a property, and a `fetch` of the
 * application's own may throw what holds the request. What cannot be read here (a Request, a socket) is never kept.
 */
export function withoutSecrets(thrown: unknown, secrets: readonly string[]): unknown {
  const telling = tellingOf(secrets);
  return isHarmless(thrown, telling, DEEPEST) ? thrown : copyOf(thrown, telling, DEEPEST);
}

/** A text without secrets, and without the query or the user of a URL. */
export function redacted(text: string, secrets: readonly string[]): string {
  return redact(text, tellingOf(secrets));
}

/** The longest first: one that is cut out of another, a key out of a query, would leave the rest of it standing. */
function tellingOf(secrets: readonly string[]): string[] {
  const telling = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  return telling.toSorted((one, other) => other.length - one.length);
}

function isHarmless(value: unknown, secrets: readonly string[], depth: number): boolean {
  if (typeof value === "string") return !TELLING_URL.test(value) && !holdsAny(value, secrets);
  if (typeof value === "function") return false;
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  const isError = value instanceof Error;
  if (!isError && !Array.isArray(value) && !isPlain(value)) return false;
  // A stack names the application's files, whose addresses have queries while it is developed.
  if (isError && holdsAny(value.stack ?? "", secrets)) return false;
  if (isError && !isHarmless(`${value.name}\n${value.message}`, secrets, depth)) return false;
  return Reflect.ownKeys(value).every((key) => {
    if (isError && key === "stack") return true;
    const property = Object.getOwnPropertyDescriptor(value, key);
    return property !== undefined && "value" in property && isHarmless(property.value, secrets, depth - 1);
  });
}

/** Name, message, code, stack and cause: what tells a fault from another one, and nothing else. */
function copyOf(thrown: unknown, secrets: readonly string[], depth: number): Error {
  if (!(thrown instanceof Error) || depth === 0) {
    return new Error(typeof thrown === "string" ? redact(thrown, secrets) : "Not shown: it may hold a credential");
  }
  const { name, message, cause, stack } = thrown;
  const told = redact(message, secrets);
  const copy = new Error(told, cause === undefined ? undefined : { cause: copyOf(cause, secrets, depth - 1) });
  copy.name = redact(name, secrets);
  if (stack !== undefined)
    copy.stack = redactAll(
      stack.replace(message, () => told),
      secrets,
    );
  if ("code" in thrown && typeof thrown.code === "string") Object.assign(copy, { code: redact(thrown.code, secrets) });
  return copy;
}

function redact(text: string, secrets: readonly string[]): string {
  return redactAll(text, secrets).replace(USER_OF_URL, "$1").replace(QUERY_OF_URL, "$1…");
}

function redactAll(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "…"), text);
}

function holdsAny(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => text.includes(secret));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
