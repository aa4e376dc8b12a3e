/** Which object of a choice is which: alternatives have no order that means anything. */
import type { ObjectForm } from "./form.ts";
import type { Schema } from "./place.ts";

/** The objects of two choices, side by side. */
export interface MatchedObjects {
  readonly pairs: readonly (readonly [before: ObjectForm, now: ObjectForm])[];
  readonly removed: readonly ObjectForm[];
  readonly added: readonly ObjectForm[];
}

type IsMatch = (before: ObjectForm, now: ObjectForm) => boolean;

/**
 * Pairs objects that are one component, then those with one value of the discriminator, then those that mean the same.
 *
 * If one of each side is left, it is the same one with another name.
 */
export function matchObjects(
  before: readonly ObjectForm[],
  now: readonly ObjectForm[],
  isEqual: (before: Schema, now: Schema) => boolean,
): MatchedObjects {
  const pairs: (readonly [ObjectForm, ObjectForm])[] = [];
  let removed = before;
  let added = now;
  const pairBy = (isMatch: IsMatch): void => {
    for (const one of removed) {
      const other = added.find((candidate) => isMatch(one, candidate));
      if (other === undefined) continue;
      pairs.push([one, other]);
      removed = removed.filter((form) => form !== one);
      added = added.filter((form) => form !== other);
    }
  };
  if (before.length > 1 || now.length > 1) {
    pairBy((one, other) => one.name !== undefined && one.name === other.name);
    pairBy((one, other) => tagText(one) !== undefined && tagText(one) === tagText(other));
    pairBy((one, other) => isEqual(one.schema, other.schema));
  }
  const [lastRemoved, lastAdded] = [removed[0], added[0]];
  if (removed.length === 1 && added.length === 1 && lastRemoved !== undefined && lastAdded !== undefined)
    return { pairs: [...pairs, [lastRemoved, lastAdded]], removed: [], added: [] };
  return { pairs, removed, added };
}

function tagText({ tag }: ObjectForm): string | undefined {
  return tag === undefined || tag.values.length === 0 ? undefined : tag.values.toSorted().join(" ");
}
