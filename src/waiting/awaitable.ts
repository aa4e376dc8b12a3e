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

/** All of them: at once where none has to be waited for. */
export function allOf<T>(items: readonly Awaitable<T>[]): Awaitable<readonly T[]> {
  const [only] = items;
  if (items.length === 1 && isThenable(only)) return only.then((item) => [item]); // As a rule there is one.
  return items.every((item) => !isThenable(item)) ? (items as readonly T[]) : Promise.all(items);
}

/** Goes on with a value: at once, or when it is there. */
export function after<T, R>(value: Awaitable<T>, go: (value: T) => Promise<R>): Promise<R> {
  return isThenable(value) ? value.then(go) : go(value);
}
