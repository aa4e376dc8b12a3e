/** Where made-up values come from: the same ones always, or others with each seed. */
import type { Choose } from "./flat-schema.ts";

/** Makes choices. */
export interface Source {
  readonly choose: Choose;
  /** A whole number from `least` to `most`; `usual` where nothing is left to chance. */
  whole(least: number, most: number, usual: number): number;
  readonly isRandom: boolean;
}

/** Always the first, and what is usual. */
export const usual: Source = {
  choose: (all) => all[0],
  whole: (least, most, value) => Math.min(Math.max(value, least), most),
  isRandom: false,
};

/** Other choices each time; the same for the same seed. */
export function randomSource(seed: string = String(Math.random())): Source {
  const next = generator(seed);
  return {
    choose: (all) => all[Math.floor(next() * all.length)],
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    isRandom: true,
  };
}

/** Numbers from 0 to 1 by the generator mulberry32, from an FNV-1a hash of the seed: good enough for examples. */
function generator(seed: string): () => number {
  let state = 0x81_1c_9d_c5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
