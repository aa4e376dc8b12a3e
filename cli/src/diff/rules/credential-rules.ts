/** Rules about credentials: security and schemes. */
import type { Rule } from "./rule.ts";

/** The names of rules of credentials. */
export type CredentialRule =
  | "security-added"
  | "security-removed"
  | "security-required"
  | "security-optional"
  | "security-scheme-added"
  | "security-scheme-removed"
  | "security-scheme-replaced"
  | "security-alternative-added"
  | "security-alternative-removed"
  | "security-order-changed"
  | "security-scope-added"
  | "security-scope-removed"
  | "scheme-moved"
  | "scheme-credential-changed"
  | "scheme-text-changed"
  | "scheme-type-changed"
  | "scheme-renamed"
  | "scheme-added"
  | "scheme-removed"
  | "token-address-changed";

/** By name. */
export const credentialRules: Readonly<Record<CredentialRule, Rule>> = {
  "security-added": {
    change: "A public operation requires a credential",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "A client without one no longer fits, and an installed SDK gets a 401.",
  },
  "security-removed": {
    change: "An operation is public now",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "Every client fits. A new SDK sends no credential.",
  },
  "security-required": {
    change: "A credential that was optional is required",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "A client without one no longer fits, and an installed SDK without one gets a 401.",
  },
  "security-optional": {
    change: "A required credential is optional now",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "Every client fits.",
  },
  "security-scheme-added": {
    change: "An alternative requires one more credential (AND)",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "A client that held enough no longer fits, and an installed SDK gets a 401.",
  },
  "security-scheme-removed": {
    change: "An alternative requires one credential less (AND)",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "More clients fit.",
  },
  "security-scheme-replaced": {
    change: "An operation requires another credential",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "A client that held the old one no longer fits, and an installed SDK gets a 401.",
  },
  "security-alternative-added": {
    change: "One more credential will do (OR)",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "More clients fit.",
  },
  "security-alternative-removed": {
    change: "One credential less will do (OR)",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "breaks",
    effect: "A client that held only that one no longer fits, and an installed SDK gets a 401.",
  },
  "security-order-changed": {
    change: "The alternatives stand in another order",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "A client that holds several sends another credential.",
  },
  "security-scope-added": {
    change: "A requirement has one more scope",
    step: "major",
    recompile: "compiles",
    running: "breaks",
    effect: "A token without it gets a 403.",
  },
  "security-scope-removed": {
    change: "A requirement has one scope less",
    step: "patch",
    recompile: "compiles",
    running: "works",
    effect: "More tokens will do.",
  },
  "scheme-moved": {
    change: "A credential is sent in another place, under another name or with another prefix",
    step: "minor",
    recompile: "compiles",
    running: "breaks",
    effect: "An installed SDK gets a 401 until it is upgraded; a new one adapts by itself.",
  },
  "scheme-credential-changed": {
    change: "A scheme takes another kind of credential",
    step: "major",
    recompile: "breaks",
    running: "breaks",
    effect: "Who creates a client has to give something else.",
  },
  "scheme-text-changed": {
    change: "A scheme takes a text as before, for something else: a token where a key was",
    step: "major",
    recompile: "compiles",
    running: "breaks",
    effect: "What a client is given goes out in another form, and may be the wrong thing.",
  },
  "scheme-type-changed": {
    change: "A scheme has another type and takes the same credential",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "The same token is sent in the same place.",
  },
  "scheme-renamed": {
    change: "A scheme has another name",
    step: "major",
    recompile: "breaks",
    special: ["paths"],
    running: "works",
    effect: "Who creates a client has to name it anew; nothing changes on the wire.",
  },
  "scheme-added": {
    change: "A scheme is new",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "A client can hold one more credential.",
  },
  "scheme-removed": {
    change: "A scheme is gone",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "Who creates a client can no longer give it.",
  },
  "token-address-changed": {
    change: "A token, a refresh, an authorization or a discovery address has changed",
    step: "minor",
    recompile: "compiles",
    running: "breaks",
    effect: "Whoever fetches tokens there has to follow; a new origin sees secrets.",
  },
};
