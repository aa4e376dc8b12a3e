import type { PrismConfig } from "./prism-api.ts";

/**
 * What a caller wants to be answered, in Prism's own words: `Prefer: code=404, example=gone`, `dynamic=true`, `seed=1`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7240 RFC 7240}
 */
export function readPreferences(prefer: string | undefined): Partial<PrismConfig["mock"]> {
  const wishes = new Map((prefer ?? "").split(",").map(readPair));
  const code = Number(wishes.get("code"));
  const example = wishes.get("example");
  const seed = wishes.get("seed");
  return {
    ...(Number.isInteger(code) && { code }),
    ...(example !== undefined && { exampleKey: example }),
    ...(seed !== undefined && { seed }),
    ...(wishes.has("dynamic") && { dynamic: wishes.get("dynamic") === "true" }),
  };
}

function readPair(text: string): [name: string, value: string] {
  const [name = "", value = ""] = text.split("=", 2).map((part) => part.trim());
  return [name.toLowerCase(), value.replace(/^"(.*)"$/, "$1")];
}
