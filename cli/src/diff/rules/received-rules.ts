/** Rules about values that a call receives. */
import type { Rule } from "./rule.ts";

/** The names of rules of values that are received. */
export type ReceivedRule =
  | "answer-property-added"
  | "answer-property-added-required"
  | "answer-property-required"
  | "answer-property-optional"
  | "answer-property-removed"
  | "answer-type-changed"
  | "answer-type-narrowed"
  | "answer-type-widened"
  | "answer-null-added"
  | "answer-null-removed"
  | "answer-value-added"
  | "answer-value-removed"
  | "answer-limit-changed"
  | "answer-extras-removed"
  | "answer-extras-added"
  | "answer-discriminator-changed"
  | "answer-deprecated";

/** What a call receives: it may become narrower, never wider. */
export const receivedRules: Readonly<Record<ReceivedRule, Rule>> = {
  "answer-property-added": {
    change: "Received: an optional property is new",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "There is more to read.",
  },
  "answer-property-added-required": {
    change: "Received: a property is new that is always there",
    step: "minor",
    recompile: "compiles",
    special: ["fixture"],
    running: "works",
    effect: "There is more to read; built test data lack it.",
  },
  "answer-property-required": {
    change: "Received: a property is always there now",
    step: "minor",
    recompile: "compiles",
    special: ["fixture"],
    running: "works",
    effect: "Nobody has to ask for it; built test data may lack it.",
  },
  "answer-property-optional": {
    change: "Received: a property may be missing",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "Who reads it gets `undefined`.",
  },
  "answer-property-removed": {
    change: "Received: a property is gone, or became write-only",
    step: "major",
    recompile: "breaks",
    special: ["fixture", "paths"],
    running: "breaks",
    effect: "Who reads it gets `undefined`.",
  },
  "answer-type-changed": {
    change: "Received: a value is of another type",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "fixture", "paths"],
    running: "breaks",
    effect: "Who reads it gets something else than the type says.",
  },
  "answer-type-narrowed": {
    change: "Received: a value is of fewer types, or has fewer forms",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive", "fixture"],
    running: "works",
    effect: "What is gone never arrives.",
  },
  "answer-type-widened": {
    change: "Received: a value may be of more types, or have more forms",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "paths"],
    running: "breaks",
    effect: "Something arrives that the type does not know.",
  },
  "answer-null-added": {
    change: "Received: a value may be null",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "paths"],
    running: "breaks",
    effect: "Null arrives where nobody expects it.",
  },
  "answer-null-removed": {
    change: "Received: a value is never null any more",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive", "fixture"],
    running: "works",
    effect: "Nobody has to ask for null; built test data may have it.",
  },
  "answer-value-added": {
    change: "Received: a choice has one more value, or is none any more",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive"],
    running: "changes",
    effect: "A value arrives that a `switch` does not know.",
  },
  "answer-value-removed": {
    change: "Received: a choice has one value less, or is new",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive", "fixture"],
    running: "works",
    effect: "The value never arrives.",
  },
  "answer-limit-changed": {
    change: "Received: a limit or a format has changed (range, length, pattern, whole numbers)",
    step: "patch",
    recompile: "compiles",
    running: "works",
    effect: "No type shows it.",
  },
  "answer-extras-removed": {
    change: "Received: there are no properties of any name any more",
    step: "major",
    recompile: "breaks",
    special: ["fixture"],
    running: "changes",
    effect: "Who reads one gets `undefined`.",
  },
  "answer-extras-added": {
    change: "Received: properties of any name may be there",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "There is more to read.",
  },
  "answer-discriminator-changed": {
    change: "Received: a discriminator has another property, or another value for a form",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "fixture"],
    running: "breaks",
    effect: "A form arrives under a name that nobody knows.",
  },
  "answer-deprecated": {
    change: "Received: a property is deprecated",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "Editors strike it through.",
  },
};
