/** What was made of the parts of a document, for later runs in the same process. */
import { shareEqual } from "../document/share-equal.ts";

/** What a part looks up beside what it is given, by name. */
export type Lookups = Readonly<Record<string, (name: string) => unknown>>;

/** The parts that runs have in common. */
export interface Memo {
  /** The tree, with all that is as it was in the last one of this name as the same objects. */
  share<Tree>(name: string, tree: Tree): Tree;
  /**
   * Makes a part, unless one of this name was made of the same things: of what it is given, and what it looked up then.
   *
   * The same is told by `===`. So `make` may change nothing, and read nothing that can change but through the lookups.
   */
  part<L extends Lookups, T>(name: string, given: readonly unknown[], lookups: L, make: (lookups: L) => T): T;
  /** Ends a run: what it has not used is forgotten. */
  settle(): void;
}

/** Keeps nothing: for a run that is alone. */
export const noMemo: Memo = {
  share: (_name, tree) => tree,
  part: (_name, _given, lookups, make) => make(lookups),
  settle: () => undefined,
};

/** A memo for runs that follow each other. One that fails does no harm to the next: each part is held against what it was made of. */
export function createMemo(): Memo {
  const trees = new Map<string, unknown>();
  const parts = new Map<string, KeptPart>();
  const used = new Set<string>();
  return {
    share(name, tree) {
      const shared = shareEqual(trees.get(name), tree);
      trees.set(name, shared);
      return shared;
    },
    part<L extends Lookups, T>(name: string, given: readonly unknown[], lookups: L, make: (lookups: L) => T): T {
      const known = parts.get(name);
      const part = known !== undefined && isSame(known, given, lookups) ? known : makePart(given, lookups, make);
      parts.set(name, part);
      used.add(name);
      return part.made as T; // What stands under one name is made by one caller.
    },
    settle() {
      for (const name of parts.keys()) if (!used.has(name)) parts.delete(name);
      used.clear();
    },
  };
}

interface KeptPart {
  readonly given: readonly unknown[];
  /** By lookup, what it answered to each name. */
  readonly answers: readonly (readonly [lookup: string, answers: ReadonlyMap<string, unknown>])[];
  readonly made: unknown;
}

function isSame(known: KeptPart, given: readonly unknown[], lookups: Lookups): boolean {
  if (known.given.length !== given.length || known.given.some((one, index) => one !== given[index])) return false;
  return known.answers.every(([lookup, answers]) => {
    for (const [name, answer] of answers) if (lookups[lookup]?.(name) !== answer) return false;
    return true;
  });
}

function makePart<L extends Lookups>(given: readonly unknown[], lookups: L, make: (lookups: L) => unknown): KeptPart {
  const answers = Object.entries(lookups).map(([lookup, find]) => ({
    lookup,
    find,
    found: new Map<string, unknown>(),
  }));
  const noted = answers.map(({ lookup, find, found }) => {
    const note = (name: string): unknown => {
      if (!found.has(name)) found.set(name, find(name));
      return found.get(name);
    };
    return [lookup, note] as const;
  });
  const made = make(Object.fromEntries(noted) as L); // The same lookups, each with a witness.
  return { given, answers: answers.map(({ lookup, found }) => [lookup, found]), made };
}
