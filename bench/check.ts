/** `npm run bench -- --check`: the ratios that must not slip. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Part } from "./part.ts";

/** How large a ratio of a part may be. */
export interface Bound {
  readonly part: string;
  /** The ratio's name in the part's `ratios`. */
  readonly name: string;
  readonly atMost: number;
}

/** The bounds of `ratios.json`. */
export async function readBounds(): Promise<readonly Bound[]> {
  return JSON.parse(await readFile(join(import.meta.dirname, "ratios.json"), "utf8")) as Bound[];
}

/**
 * Measures each bound's ratio, one after the other, and says each; gives those that slipped, a line each.
 *
 * A bound without a measurement, and a measurement without a bound, have slipped as well.
 */
export async function slippedRatios(
  parts: readonly Part[],
  bounds: readonly Bound[],
  say: (line: string) => void,
): Promise<string[]> {
  const slipped = parts.flatMap(({ name: part, ratios = {} }) =>
    Object.keys(ratios)
      .filter((name) => !bounds.some((bound) => bound.part === part && bound.name === name))
      .map((name) => `${part}: ${name} has no bound`),
  );
  for (const { part, name, atMost } of bounds) {
    const measure = parts.find((candidate) => candidate.name === part)?.ratios?.[name];
    if (measure === undefined) {
      slipped.push(`${part}: ${name} is not measured`);
      continue;
    }
    const value = await measure();
    const line = `${part}: ${name}: ${value.toFixed(2)}, at most ${atMost}`;
    say(line);
    // Written so that a ratio which is no number has slipped.
    if (!(value <= atMost)) slipped.push(line);
  }
  return slipped;
}
