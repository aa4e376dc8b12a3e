/**
 * Two schemas by what their values are.
 *
 * Schemas refer to each other in circles, so each pair is compared once, level by level; what a place of the document means is what can
 * be reached from its pair.
 */
import type { Json } from "../../document/json.ts";
import type { View } from "../../model/split-schemas.ts";
import { compareForms } from "./compare-forms.ts";
import { type Edge, type Finding, joinAt } from "./finding.ts";
import { flattenSchema } from "./flat-schema.ts";
import type { FlatSchema } from "./form.ts";
import { partsOf, type Schema } from "./place.ts";
import { createSameness } from "./sameness.ts";

/** Compares schemas of one document with those of another. */
export interface SchemaComparison {
  /** All that differs in what a schema's values are. */
  compare(before: Schema, now: Schema, view: View): readonly Finding[];
  /** Whether two values of the documents are the same to the letter, and so is all that they refer to. */
  isSame(before: Json | undefined, now: Json | undefined): boolean;
  /** What a schema's values can be. */
  flatten(side: "before" | "now", schema: Schema, view: View): FlatSchema;
}

interface Pair {
  readonly findings: Finding[];
  readonly edges: Edge[];
}

/** Begins to compare two documents. */
export function createSchemaComparison(oldRoot: Json, newRoot: Json): SchemaComparison {
  const isSame = createSameness(oldRoot, newRoot);
  const pairs = new Map<string, Pair>();
  const keyOf = createKeys();

  const pairOf = (before: Schema, now: Schema, view: View): Pair => {
    const key = `${keyOf(oldRoot, before)} ${keyOf(newRoot, now)} ${view}`;
    const known = pairs.get(key);
    if (known !== undefined) return known;
    const pair: Pair = { findings: [], edges: [] };
    // Known before it is filled: alternatives are told apart by what they reach, which may be this pair.
    pairs.set(key, pair);
    const { findings, edges } = compareForms(flattenSchema(oldRoot, before, view), flattenSchema(newRoot, now, view), {
      view,
      path: partsOf(newRoot, now)?.[0]?.path ?? now.at(-1)?.path ?? [],
      isEqual: (one, other) => compare(one, other, view).length === 0,
    });
    pair.findings.push(...findings);
    pair.edges.push(...edges.filter((edge) => !isSameSchema(edge.before, edge.now)));
    return pair;
  };

  const isSameSchema = (before: Schema, now: Schema): boolean =>
    before.length === now.length && before.every(({ value }, index) => isSame(value, now[index]?.value));

  const compare = (before: Schema, now: Schema, view: View): readonly Finding[] => {
    if (isSameSchema(before, now)) return [];
    const found = new Map<string, Finding>();
    const seen = new Set<Pair>();
    const open = [{ at: "", pair: pairOf(before, now, view) }];
    // The nearest way to a pair is the one that is told. Iteration goes on with what is added meanwhile.
    for (const { at, pair } of open) {
      if (seen.has(pair)) continue;
      seen.add(pair);
      for (const finding of pair.findings) {
        const told = { ...finding, at: joinAt(at, finding.at) };
        found.set(`${told.kind} ${told.at} ${told.what}`, told);
      }
      for (const edge of pair.edges) open.push({ at: joinAt(at, edge.at), pair: pairOf(edge.before, edge.now, view) });
    }
    return [...found.values()];
  };

  const flatten: SchemaComparison["flatten"] = (side, schema, view) =>
    flattenSchema(side === "before" ? oldRoot : newRoot, schema, view);
  return { compare, isSame, flatten };
}

/** Tells schemas apart by the objects that they are in the end, so that a reference is what it refers to. */
function createKeys(): (root: Json, schema: Schema) => string {
  const numbers = new WeakMap<object, number>();
  let last = 0;
  const numberOf = (value: object): number => {
    const known = numbers.get(value) ?? (last += 1);
    numbers.set(value, known);
    return known;
  };
  return (root, schema) => {
    const parts = partsOf(root, schema);
    return parts === undefined ? "false" : parts.map(({ value }) => numberOf(value)).join(",");
  };
}
