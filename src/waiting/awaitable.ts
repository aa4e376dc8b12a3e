/** A value, or a promise of one. */
export type Awaitable<T> = T | Promise<T>;

/**
 * Whether a value has to be waited for: a promise of any kind.
 *
 * Not every promise is an instance of this realm's `Promise`: zone.js replaces the global one, frames and `node:vm` have their
 * own, and a library may bring its own class.
 */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === "object" && value !== null) || typeof value === "function") &&
    "then" in value &&
    typeof value.then === "function"
  );
}
