/** Mutations that know only that a document is a tree. */
import type { Random } from "../model/random.ts";
import { breakingText, hostileText, hostileValue, pick } from "./hostile.ts";
import { isBranch, isRecord, put, remove, rename, type Spot, spotsOf, type Tree, valueAt } from "./tree.ts";

/** Changes a document in place. Says what it has done, or nothing where it found nothing to change. */
export type Mutation = (root: Tree, random: Random) => string | undefined;

/** What may stand in any tree. */
export const treeMutations: readonly Mutation[] = [
  at("delete", remove),
  at("value", (spot, random) => put(spot, hostileValue(random))),
  at("text", (spot, random) => put(spot, hostileText(random)), isText),
  at("text", (spot, random) => put(spot, beside(textAt(spot), random)), isText),
  at("rename", (spot, random) => rename(spot, hostileText(random)), isNamed),
  at("rename", (spot, random) => rename(spot, beside(spot.key, random)), isNamed),
  at(
    "add",
    (spot, random) => put({ owner: spot.owner, key: hostileText(random) }, structuredClone(valueAt(spot))),
    isNamed,
  ),
  at("repeat", repeat, (spot) => Array.isArray(spot.owner)),
  at("many", many),
  at("deep", nest),
  sprinkle,
  sprinkle,
  sprinkle,
  (root, random) => {
    const [one, other] = [pickSpot(root, random), pickSpot(root, random)];
    if (one === undefined || other === undefined) return undefined;
    const value = structuredClone(valueAt(one));
    put(one, structuredClone(valueAt(other)));
    put(other, value);
    return `swap ${one.path} with ${other.path}`;
  },
  (root, random) => {
    const [from, to] = [pickSpot(root, random), pickSpot(root, random)];
    if (from === undefined || to === undefined) return undefined;
    const value = structuredClone(valueAt(from));
    put(to, value);
    return `copy ${from.path} to ${to.path}`;
  },
  (root, random) => {
    const [place, target] = [pickSpot(root, random), pickSpot(root, random, (spot) => isBranch(valueAt(spot)))];
    if (place === undefined || target === undefined) return undefined;
    put(place, { $ref: `#${target.path.replaceAll("~", "~0")}` });
    return `refer from ${place.path} to ${target.path}`;
  },
];

/** A mutation of one place. */
export function at(
  name: string,
  change: (spot: Spot, random: Random) => void,
  isWanted: (spot: Spot) => boolean = () => true,
): Mutation {
  return (root, random) => {
    const spot = pickSpot(root, random, isWanted);
    if (spot === undefined) return undefined;
    change(spot, random);
    return `${name} ${spot.path}`;
  };
}

/** A place by chance, if there is one of this kind. */
export function pickSpot(root: Tree, random: Random, isWanted: (spot: Spot) => boolean = () => true): Spot | undefined {
  const spots = spotsOf(root).filter(isWanted);
  return spots.length === 0 ? undefined : pick(random, spots);
}

function isText(spot: Spot): boolean {
  return typeof valueAt(spot) === "string";
}

function textAt(spot: Spot): string {
  const value = valueAt(spot);
  return typeof value === "string" ? value : "";
}

function isNamed({ owner }: Spot): boolean {
  return isRecord(owner);
}

/** A hostile text inside of what stood there, so that what looks only at the beginning, or the end, is fooled. */
function beside(text: string, random: Random): string {
  const cut = random.whole(0, text.length);
  return text.slice(0, cut) + hostileText(random) + text.slice(cut);
}

function repeat(spot: Spot, random: Random): void {
  if (!Array.isArray(spot.owner)) return;
  const copies = Array.from({ length: random.pick([1, 2, 40]) }, () => structuredClone(valueAt(spot)));
  spot.owner.push(...copies);
}

/** Hostile texts in many places at once: most of them are taken, and so get into files. */
function sprinkle(root: Tree, random: Random): string {
  const often = random.pick([0.05, 0.2, 0.5]);
  for (const spot of spotsOf(root)) {
    const value = valueAt(spot);
    if (typeof value !== "string" || meaningful.has(spot.key) || !random.chance(often)) continue;
    put(spot, random.chance(0.5) ? breakingText(random) : beside(value, random));
  }
  for (const spot of spotsOf(root)) {
    if (
      isNamed(spot) &&
      /\/(?:properties|schemas|headers|securitySchemes)\/[^/]+$/.test(spot.path) &&
      random.chance(often / 4)
    ) {
      rename(spot, beside(spot.key, random));
    }
  }
  return "sprinkle";
}

/** Where another text would only be refused. */
const meaningful: ReadonlySet<string> = new Set(["$ref", "openapi", "swagger", "type", "in", "name"]);

/** Many copies of a value under names that differ little. */
function many({ owner, key }: Spot, random: Random): void {
  if (!isRecord(owner)) return;
  const count = random.pick([3, 30, 150]);
  const small = JSON.stringify(owner[key] ?? null).length < 2_000;
  for (let index = 0; index < (small ? count : 3); index++) {
    put(
      { owner, key: key + random.pick(["", "-", "_", " ", "."]).repeat(1 + (index % 5)) + index },
      structuredClone(owner[key] ?? null),
    );
  }
}

/** A value inside of many others. */
function nest(spot: Spot, random: Random): void {
  const inner = structuredClone(valueAt(spot));
  const wraps: readonly [(value: Tree) => Tree, ...((value: Tree) => Tree)[]] = [
    (value) => [value],
    (value) => ({ a: value }),
    (value) => ({ type: "object", properties: { a: value } }),
    (value) => ({ type: "array", items: value }),
    (value) => ({ allOf: [value] }),
    (value) => ({ oneOf: [value, { type: "null" }] }),
    (value) => ({ not: value }),
    (value) => ({ additionalProperties: value }),
    (value) => ({ prefixItems: [value] }),
  ];
  const wrap = random.pick(wraps);
  let value = inner;
  for (let depth = random.pick([2, 10, 40, 75, 110, 230, 400, 900]); depth > 0; depth--) value = wrap(value);
  put(spot, value);
}
