/** What a caller wants to be answered: `Prefer: code=404, example=gone`, `dynamic=true`, `seed=1`. */

/** The preferences that the mock knows; they are those of Prism. */
export interface Preferences {
  readonly code?: number;
  /** The name of an example. */
  readonly example?: string;
  /** Made-up values that differ, instead of examples. */
  readonly dynamic?: boolean;
  /** Makes the same values each time. */
  readonly seed?: string;
}

/**
 * Reads the header `Prefer`; what the mock does not know is left alone.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7240 RFC 7240}
 */
export function readPreferences(prefer: string | undefined): Preferences {
  const wishes = new Map((prefer ?? "").split(/[,;]/).map(readPair));
  const code = Number(wishes.get("code"));
  const example = wishes.get("example");
  const seed = wishes.get("seed");
  return {
    ...(isFinalStatus(code) && { code }),
    ...(example !== undefined && { example }),
    ...(seed !== undefined && { seed }),
    ...(wishes.has("dynamic") && { dynamic: wishes.get("dynamic") === "true" }),
  };
}

/** Whether a status can end a request: informational ones are followed by another (RFC 9110, section 15.2). */
export function isFinalStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}

function readPair(text: string): [name: string, value: string] {
  const [name = "", value = ""] = text.split("=", 2).map((part) => part.trim());
  return [name.toLowerCase(), value.replace(/^"(.*)"$/, "$1")];
}
