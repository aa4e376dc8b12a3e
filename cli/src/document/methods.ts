/** HTTP methods, as a document has them and as they are sent (OpenAPI 3.2, section 4.9). */

const fixed: ReadonlySet<string> = new Set("get put post delete options head patch trace query".split(" "));
/** The methods that openapi-typescript and openapi-fetch know. */
const usual: ReadonlySet<string> = new Set("get put post delete options head patch".split(" "));
// Fetch, section 2.2.1, "forbidden method".
const forbidden: ReadonlySet<string> = new Set(["CONNECT", "TRACE", "TRACK"]);

/** Whether a Path Item Object has a field of this name for an operation. */
export function isFixedMethod(key: string): boolean {
  return fixed.has(key);
}

/** Whether a path client knows the method. */
export function isUsualMethod(method: string): boolean {
  return usual.has(method.toLowerCase());
}

/** The method as it is sent: fixed fields in capitals, those of `additionalOperations` as they are written. */
export function sentMethod(key: string): string {
  return isFixedMethod(key) ? key.toUpperCase() : key;
}

/** The reason why fetch sends no request with this method; `undefined` if it does. */
export function whyNotSent(key: string): string | undefined {
  const method = key.toUpperCase();
  if (forbidden.has(method)) return `fetch refuses the method ${method}`;
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(key)) return `${JSON.stringify(key)} is no HTTP method`;
  const isMisplaced = !isFixedMethod(key) && isFixedMethod(key.toLowerCase());
  return isMisplaced ? `the method ${method} has a key of its own beside \`additionalOperations\`` : undefined;
}

/** `GET /feed/{id}`, as messages and the configuration name an operation. */
export function routeOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${sentMethod(method)} ${path}`;
}
