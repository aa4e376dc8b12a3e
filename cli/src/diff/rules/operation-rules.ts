/** Rules about operations as a whole, and about exported schemas. */
import type { Rule } from "./rule.ts";

/** The names of rules of operations as a whole, and of schemas. */
export type OperationRule =
  | "operation-removed"
  | "operation-added"
  | "operation-renamed"
  | "route-changed"
  | "name-taken"
  | "path-parameter-renamed"
  | "file-changed"
  | "operation-deprecated"
  | "operation-described"
  | "idempotency-key-added"
  | "idempotency-key-removed"
  | "idempotency-key-renamed"
  | "schema-removed"
  | "schema-renamed"
  | "schema-added"
  | "schema-changed"
  | "wording-changed";

/** By name. */
export const operationRules: Readonly<Record<OperationRule, Rule>> = {
  "operation-removed": {
    change: "An operation is gone",
    step: "major",
    recompile: "breaks",
    running: "breaks",
    effect: "The function is gone, and an installed SDK gets a 404.",
  },
  "operation-added": {
    change: "An operation is new",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "There is one more function.",
  },
  "operation-renamed": {
    change: "An operation has another name",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "The old function is gone. `names` in the configuration keeps it.",
  },
  "route-changed": {
    change: "A function calls another path or method",
    step: "major",
    recompile: "compiles",
    special: ["paths"],
    running: "breaks",
    effect: "An installed SDK gets a 404 or a 405.",
  },
  "name-taken": {
    change: "A function's name has passed to another operation",
    step: "major",
    recompile: "compiles",
    running: "changes",
    effect: "Code that compiles calls something else. `names` in the configuration keeps the old name.",
  },
  "path-parameter-renamed": {
    change: "A path parameter has another name",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "works",
    effect: "Calls have to name it anew; nothing changes on the wire.",
  },
  "file-changed": {
    change: "An operation has another first tag",
    step: "minor",
    recompile: "compiles",
    special: ["file"],
    running: "works",
    effect: "Its function stands in another file of `endpoints/`; imports from `index.ts` stay.",
  },
  "operation-deprecated": {
    change: "An operation is deprecated",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "Editors strike it through.",
  },
  "operation-described": {
    change: "An operation's description has changed",
    step: "patch",
    recompile: "compiles",
    running: "works",
    effect: "Its comment is another one.",
  },
  "idempotency-key-added": {
    change: "An operation names the header of its idempotency key",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "The retries of a new SDK send it, and repeat the operation.",
  },
  "idempotency-key-removed": {
    change: "An operation no longer names the header of its idempotency key",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect:
      "The retries of an installed SDK go on repeating it, and what is done may be done twice; those of a new one do not.",
  },
  "idempotency-key-renamed": {
    change: "An operation names another header for its idempotency key",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect:
      "The retries of an installed SDK go on sending the old one, and what is done may be done twice; a new one adapts by itself.",
  },
  "schema-removed": {
    change: "An exported schema is gone",
    step: "major",
    recompile: "breaks",
    special: ["fixture"],
    running: "works",
    effect: "Code that imports the type no longer compiles.",
  },
  "schema-renamed": {
    change: "An exported schema has another name",
    step: "major",
    recompile: "breaks",
    special: ["fixture"],
    running: "works",
    effect: "Code that imports the type no longer compiles.",
  },
  "schema-added": {
    change: "An exported schema is new",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "There is one more type.",
  },
  "schema-changed": {
    change: "A schema that no operation uses has changed",
    step: "minor",
    recompile: "compiles",
    special: ["fixture"],
    running: "works",
    effect: "Only code that uses the exported type by itself can notice.",
  },
  "wording-changed": {
    change: "Nothing but words has changed",
    step: "patch",
    recompile: "compiles",
    running: "works",
    effect: "Comments may differ.",
  },
};
