/** Rules about answers: statuses, media types, headers. */
import type { Rule } from "./rule.ts";

/** The names of rules of answers. */
export type AnswerRule =
  | "success-replaced"
  | "success-added"
  | "success-added-otherwise"
  | "success-removed"
  | "error-added"
  | "error-added-otherwise"
  | "error-removed"
  | "error-removed-otherwise"
  | "answer-body-removed"
  | "answer-body-added"
  | "answer-kind-changed"
  | "answer-media-replaced"
  | "answer-json-renamed"
  | "answer-media-added"
  | "answer-media-preferred"
  | "answer-media-removed"
  | "header-added"
  | "header-removed"
  | "header-optional"
  | "header-required"
  | "header-type-changed"
  | "header-value-added"
  | "header-value-removed";

/** By name. */
export const answerRules: Readonly<Record<AnswerRule, Rule>> = {
  "success-replaced": {
    change: "A success has another status and the same data",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive", "paths"],
    running: "works",
    effect: "`ok` is what it was; only who compares the status notices.",
  },
  "success-added": {
    change: "One more success, with data that another one has",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive"],
    running: "works",
    effect: "Only who compares the status notices.",
  },
  "success-added-otherwise": {
    change: "One more success, with other data or none",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "paths"],
    running: "breaks",
    effect: "Who reads the data gets `undefined`, or something else.",
  },
  "success-removed": {
    change: "One success less",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive", "paths"],
    running: "works",
    effect: "It never comes; only who compares the status notices.",
  },
  "error-added": {
    change: "One more error, with a body that others have",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive"],
    running: "works",
    effect: "Every error could come before.",
  },
  "error-added-otherwise": {
    change: "One more error, with a body of its own",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive"],
    running: "breaks",
    effect: "Who reads `error` without looking at the status gets `undefined`, or something else.",
  },
  "error-removed": {
    change: "One error less, with a body that others have",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive", "paths"],
    running: "works",
    effect: "Its status is typed like that of any other error.",
  },
  "error-removed-otherwise": {
    change: "One error less, with a body of its own",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "paths"],
    running: "changes",
    effect: "The types no longer know its body.",
  },
  "answer-body-removed": {
    change: "An answer has no body any more",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "paths"],
    running: "breaks",
    effect: "Who reads it gets `undefined`.",
  },
  "answer-body-added": {
    change: "An answer has a body now",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "What was `unknown` has a type.",
  },
  "answer-kind-changed": {
    change: "An answer is of another kind (JSON, text, bytes, events, lines)",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "paths"],
    running: "breaks",
    effect: "Who reads it gets something else than the type says.",
  },
  "answer-media-replaced": {
    change: "An answer has another media type of the same kind",
    step: "major",
    recompile: "compiles",
    special: ["paths"],
    running: "breaks",
    effect: "The data are written otherwise, or an installed SDK gets a 406.",
  },
  "answer-json-renamed": {
    change: "JSON comes under another media type",
    step: "minor",
    recompile: "compiles",
    special: ["paths"],
    running: "changes",
    effect: "The data are the same; a strict server answers 406 to an installed SDK.",
  },
  "answer-media-added": {
    change: "An answer may have one more media type",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call gets what it got before, and can ask for the other one by `accept`.",
  },
  "answer-media-preferred": {
    change: "An answer may come as JSON, which calls now ask for",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "The data have another type, unless a call names the old media type by `accept`.",
  },
  "answer-media-removed": {
    change: "An answer may have one media type less",
    step: "major",
    recompile: "breaks",
    running: "breaks",
    effect: "Calls that ask for it no longer compile, and an installed SDK gets a 406.",
  },
  "header-added": {
    change: "A header of an answer is new",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "There is more to read.",
  },
  "header-removed": {
    change: "A header of an answer is gone",
    step: "major",
    recompile: "breaks",
    running: "breaks",
    effect: "Who reads it gets `undefined`.",
  },
  "header-optional": {
    change: "A header of an answer may be missing",
    step: "major",
    recompile: "breaks",
    running: "breaks",
    effect: "Who reads it gets `undefined`.",
  },
  "header-required": {
    change: "A header of an answer is always there now",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "Nobody has to ask for it.",
  },
  "header-type-changed": {
    change: "A header of an answer is read as another type",
    step: "major",
    recompile: "breaks",
    running: "breaks",
    effect: "Who reads it gets something else than the type says.",
  },
  "header-value-added": {
    change: "A header of an answer has one more value, or any",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive"],
    running: "changes",
    effect: "A value arrives that a `switch` does not know.",
  },
  "header-value-removed": {
    change: "A header of an answer has one value less, or a choice of values",
    step: "minor",
    recompile: "compiles",
    special: ["exhaustive"],
    running: "works",
    effect: "The value never arrives.",
  },
};
