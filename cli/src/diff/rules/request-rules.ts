/** Rules about what a call sends: parameters and bodies. */
import type { Rule } from "./rule.ts";

/** The names of rules of parameters and bodies. */
export type RequestRule =
  | "parameter-added"
  | "parameter-added-required"
  | "parameter-required"
  | "parameter-optional"
  | "parameter-removed"
  | "parameter-moved"
  | "parameter-respelled"
  | "parameter-style-changed"
  | "parameter-moment-removed"
  | "parameter-constant-changed"
  | "body-added"
  | "body-added-required"
  | "body-removed"
  | "body-required"
  | "body-optional"
  | "body-media-added"
  | "body-media-preferred"
  | "body-media-removed"
  | "body-media-replaced"
  | "body-kind-changed"
  | "body-encoding-changed";

/** By name. */
export const requestRules: Readonly<Record<RequestRule, Rule>> = {
  "parameter-added": {
    change: "An optional parameter is new",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call can say more.",
  },
  "parameter-added-required": {
    change: "A required parameter is new",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "An installed SDK gets a 400.",
  },
  "parameter-required": {
    change: "A parameter became required",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "An installed SDK that leaves it out gets a 400.",
  },
  "parameter-optional": {
    change: "A parameter became optional",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call may leave it out.",
  },
  "parameter-removed": {
    change: "A parameter is gone",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "changes",
    effect: "What an installed SDK sends is ignored, or refused.",
  },
  "parameter-moved": {
    change: "A parameter stands in another place (query, header, path, cookie)",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "The server no longer looks where an installed SDK puts it.",
  },
  "parameter-respelled": {
    change: "A header's name is written in other letters",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "works",
    effect: "Calls have to name it anew; on the wire the case does not count.",
  },
  "parameter-style-changed": {
    change: "A parameter has another `style`, `explode` or media type",
    step: "major",
    recompile: "compiles",
    running: "breaks",
    effect: "From an installed SDK another value arrives.",
  },
  "parameter-moment-removed": {
    change: "A parameter is no longer a moment (`format: date-time`)",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "A call can no longer give a `Date`.",
  },
  "parameter-constant-changed": {
    change: "The value of a parameter that calls need not give has changed",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "A new SDK sends another value by itself.",
  },
  "body-added": {
    change: "An optional body is new",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call can send one.",
  },
  "body-added-required": {
    change: "A required body is new",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "An installed SDK gets a 400.",
  },
  "body-removed": {
    change: "A body is gone",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "changes",
    effect: "What an installed SDK sends is ignored, or refused.",
  },
  "body-required": {
    change: "A body became required",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "An installed SDK that sends none gets a 400.",
  },
  "body-optional": {
    change: "A body became optional",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call may leave it out.",
  },
  "body-media-added": {
    change: "A body may have one more media type",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A call can choose it by `contentType`.",
  },
  "body-media-preferred": {
    change: "Another media type of a body comes first",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "A new SDK sends that one unless a call says otherwise.",
  },
  "body-media-removed": {
    change: "A body may have one media type less",
    step: "major",
    recompile: "breaks",
    running: "breaks",
    effect: "Calls that name it no longer compile, and an installed SDK gets a 415.",
  },
  "body-media-replaced": {
    change: "A body has another media type, of values of the same kind",
    step: "major",
    recompile: "compiles",
    special: ["paths"],
    running: "breaks",
    effect: "An installed SDK gets a 415; a new one adapts by itself.",
  },
  "body-kind-changed": {
    change: "A body is of another kind (values, text, bytes)",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "Calls have to give something else, and an installed SDK gets a 415.",
  },
  "body-encoding-changed": {
    change: "The parts of a body are written otherwise (`encoding`)",
    step: "major",
    recompile: "compiles",
    running: "breaks",
    effect: "An installed SDK writes them as before; a new one adapts by itself.",
  },
};
