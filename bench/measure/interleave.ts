/** A participant of a measurement. One turn gives one sample of each quantity. */
export interface Contender<Quantity extends string> {
  readonly name: string;
  turn(): Promise<Readonly<Record<Quantity, number>>>;
}

/** The samples of one contender, in the order of the rounds. */
export interface Samples<Quantity extends string> {
  readonly name: string;
  readonly turns: readonly Readonly<Record<Quantity, number>>[];
}

/**
 * Gives every contender a turn in each round, A B C then A B C, so that other load on the machine affects all of them.
 *
 * A round before the first is thrown away: it fills caches and lets the engine compile the code.
 */
export async function interleave<Quantity extends string>(
  contenders: readonly Contender<Quantity>[],
  rounds: number,
): Promise<Samples<Quantity>[]> {
  const samples = contenders.map(({ name }) => ({ name, turns: [] as Readonly<Record<Quantity, number>>[] }));
  for (let round = -1; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const turn = await contender.turn();
      if (round >= 0) samples[index]?.turns.push(turn);
    }
  }
  return samples;
}
