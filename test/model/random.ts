/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export interface Random {
  /** A number from 0 up to 1. */
  next(): number;
  /** A number between two others. */
  between(least: number, most: number): number;
  /** A whole number between two others, both included. */
  whole(least: number, most: number): number;
  /** True so often. */
  chance(probability: number): boolean;
  /** One of several. */
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/** Begins a sequence. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}
