/** Rules about values that a call sends. */
import type { Rule } from "./rule.ts";

/** The names of rules of values that are sent. */
export type SentRule =
  | "request-property-added"
  | "request-property-added-required"
  | "request-property-required"
  | "request-property-optional"
  | "request-property-removed"
  | "request-type-changed"
  | "request-type-narrowed"
  | "request-type-widened"
  | "request-null-added"
  | "request-null-removed"
  | "request-value-added"
  | "request-value-removed"
  | "request-limit-tightened"
  | "request-limit-loosened"
  | "request-default-changed"
  | "request-extras-refused"
  | "request-extras-removed"
  | "request-extras-added"
  | "request-discriminator-changed"
  | "request-constraint-changed"
  | "request-deprecated";

/** What a call sends: it may become wider, never narrower. */
export const sentRules: Readonly<Record<SentRule, Rule>> = {
  "request-property-added": {
    change: "Sent: an optional property is new",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call can say more.",
  },
  "request-property-added-required": {
    change: "Sent: a required property is new",
    step: "major",
    recompile: "breaks",
    special: ["fixture", "paths"],
    running: "breaks",
    effect: "An installed SDK gets a 400.",
  },
  "request-property-required": {
    change: "Sent: a property became required",
    step: "major",
    recompile: "breaks",
    special: ["fixture", "paths"],
    running: "breaks",
    effect: "An installed SDK that leaves it out gets a 400.",
  },
  "request-property-optional": {
    change: "Sent: a property became optional",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call may leave it out.",
  },
  "request-property-removed": {
    change: "Sent: a property is gone, or became read-only",
    step: "major",
    recompile: "breaks",
    special: ["fixture", "paths"],
    running: "changes",
    effect: "What an installed SDK sends is ignored, or refused.",
  },
  "request-type-changed": {
    change: "Sent: a value is of another type",
    step: "major",
    recompile: "breaks",
    special: ["fixture", "paths"],
    running: "breaks",
    effect: "An installed SDK gets a 400.",
  },
  "request-type-narrowed": {
    change: "Sent: a value may be of fewer types, or have fewer forms",
    step: "major",
    recompile: "breaks",
    special: ["fixture", "paths"],
    running: "breaks",
    effect: "An installed SDK that sends the others gets a 400.",
  },
  "request-type-widened": {
    change: "Sent: a value may be of more types, or have more forms",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call can say more.",
  },
  "request-null-added": {
    change: "Sent: a value may be null",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call can say more.",
  },
  "request-null-removed": {
    change: "Sent: a value may no longer be null",
    step: "major",
    recompile: "breaks",
    special: ["fixture", "paths"],
    running: "breaks",
    effect: "An installed SDK that sends null gets a 400.",
  },
  "request-value-added": {
    change: "Sent: a choice has one more value, or none any more",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call can say more.",
  },
  "request-value-removed": {
    change: "Sent: a choice has one value less, or is new",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "fixture", "paths"],
    running: "breaks",
    effect: "An installed SDK that sends another value gets a 400.",
  },
  "request-limit-tightened": {
    change: "Sent: a limit is new or tighter (range, length, pattern, format, whole numbers)",
    step: "major",
    recompile: "compiles",
    running: "breaks",
    effect: "The compiler sees nothing, and some calls get a 400.",
  },
  "request-limit-loosened": {
    change: "Sent: a limit is gone or wider",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call can say more.",
  },
  "request-default-changed": {
    change: "Sent: another default",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "Calls that leave it out get something else.",
  },
  "request-extras-refused": {
    change: "Sent: properties that nobody describes are refused (`additionalProperties: false`)",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "The types never offered any; who sends some all the same gets a 400.",
  },
  "request-extras-removed": {
    change: "Sent: there are no properties of any name any more",
    step: "major",
    recompile: "breaks",
    special: ["fixture", "paths"],
    running: "changes",
    effect: "Calls that give some no longer compile, and what an installed SDK sends is ignored, or refused.",
  },
  "request-extras-added": {
    change: "Sent: properties of any name are allowed",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call can say more.",
  },
  "request-discriminator-changed": {
    change: "Sent: a discriminator has another property, or another value for a form",
    step: "major",
    recompile: "breaks",
    special: ["exhaustive", "fixture", "paths"],
    running: "breaks",
    effect: "An installed SDK sends a form under a name that means nothing, or something else.",
  },
  "request-constraint-changed": {
    change: "Sent: a constraint that no type shows has changed (`if`, `not`, `contains`, `dependentRequired`, …)",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "Whether calls are refused has to be judged by a person.",
  },
  "request-deprecated": {
    change: "Sent: a property or a parameter is deprecated",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "Editors strike it through.",
  },
};
