/** Pairs of a value and a type that a validator has judged. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { isObject, type Json, type JsonObject } from "../../cli/src/document/json.ts";
import { componentName } from "../../cli/src/document/resolve-ref.ts";
import { drawNearMiss, type NearMiss, textsIn } from "./near-miss.ts";
import type { Side } from "./hidden-properties.ts";
import type { JudgedSchema } from "./judged-schemas.ts";
import type { Split } from "./read-discriminators.ts";
import { readSchemas } from "./read-schemas.ts";
import { type Draw, NoValue, sampleValue } from "./sample-value.ts";

/** A value, and what the validator says of it. */
export interface Pair {
  /** As TypeScript writes it. */
  readonly type: string;
  readonly value: Json;
  /** Whether a type has to take it. */
  readonly isAccepted: boolean;
  readonly change: NearMiss["change"] | "none";
}

/** A type with the schema that it is for. */
interface Subject {
  readonly type: string;
  readonly schema: JsonObject;
  readonly definitions: JsonObject;
  readonly whole: ValidateFunction;
  readonly shape: ValidateFunction;
}

/** Draws this many pairs for the schemas of a document. */
export function drawPairs(root: Json, schemas: readonly JudgedSchema[], seed: number, count: number): Pair[] {
  if (schemas.length === 0) return [];
  const open = openSubjects(root, splitIn(schemas));
  const pairs = new Map<string, Pair>();
  // Some draws come to nothing: a value that is too deep, or that a type may take or leave.
  const drawn = fc.gen().map((draw) => drawPair(draw, open(draw(fc.constantFrom<JudgedSchema[]>, ...schemas))));
  for (let round = 0; round < 6 && pairs.size < count; round++) {
    for (const pair of fc.sample(drawn, { seed: seed + round, numRuns: count })) {
      if (pair !== undefined && pairs.size < count) pairs.set(JSON.stringify([pair.type, pair.value]), pair);
    }
  }
  return [...pairs.values()];
}

function drawPair(draw: Draw, { type, schema, definitions, whole, shape }: Subject): Pair | undefined {
  try {
    const base = sampleValue(draw, definitions, schema);
    const isChanged = draw(fc.integer, { min: 0, max: 9 }) > 3;
    const others = isChanged ? textsIn(sampleValue(draw, definitions, schema)) : [];
    const { value, change } = isChanged ? drawNearMiss(draw, base, others) : { value: base, change: "none" as const };
    if (JSON.stringify(value).includes('"__proto__":')) return undefined;
    if (whole(value)) return { type, value, isAccepted: true, change };
    return shape(value) ? undefined : { type, value, isAccepted: false, change };
  } catch (error) {
    // A schema that is made of itself never comes to a verdict.
    if (error instanceof NoValue || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The components that are judged as requests have them too. */
function splitIn(schemas: readonly JudgedSchema[]): Split {
  const inputs = schemas
    .filter(({ side }) => side === "input")
    .map(({ ref }) => componentName({ $ref: ref }, "schemas"));
  return new Set(inputs.flatMap((name) => name ?? []));
}

/** Schemas with their validators, each read once. */
function openSubjects(root: Json, split: Split): (judged: JudgedSchema) => Subject {
  const sides = { input: openSide(root, "input", split), output: openSide(root, "output", split) };
  const known = new Map<JudgedSchema, Subject>();
  return (judged) => {
    const subject = known.get(judged) ?? sides[judged.side](judged.type, judged.ref);
    known.set(judged, subject);
    return subject;
  };
}

function openSide(root: Json, side: Side, split: Split): (type: string, ref: string) => Subject {
  const reading = readSchemas(root, side, split);
  const whole = startValidating();
  const shape = startValidating();
  return (type, ref) => {
    const wholeName = reading.nameOf(ref, "whole");
    const shapeName = reading.nameOf(ref, "shape");
    const definitions = reading.definitions("whole");
    return {
      type,
      schema: { $ref: wholeName },
      definitions,
      whole: whole(wholeName, definitions),
      shape: shape(shapeName, reading.definitions("shape")),
    };
  };
}

const options = {
  strict: false,
  validateFormats: false,
  inlineRefs: false,
  logger: false,
  validateSchema: false,
} as const;

/** Makes validators of schemas that refer to each other by name. */
function startValidating(): (name: string, definitions: JsonObject) => ValidateFunction {
  const ajv = new Ajv2020(options);
  const added = new Set<string>();
  return (wanted, definitions) => {
    for (const [name, schema] of Object.entries(definitions)) {
      if (!added.has(name))
        ajv.addSchema(isObject(schema) ? schema : { not: schema === false ? {} : { not: {} } }, name);
      added.add(name);
    }
    return ajv.compile({ $ref: wanted });
  };
}
