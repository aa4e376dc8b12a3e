/** Rules about where calls go, and about sessions. */
import type { Rule } from "./rule.ts";

/** The names of rules of servers and sessions. */
export type PlaceRule =
  | "server-changed"
  | "server-removed"
  | "server-added"
  | "other-servers-changed"
  | "operation-server-changed"
  | "session-added"
  | "session-removed"
  | "first-session-changed"
  | "session-step-added"
  | "session-step-removed"
  | "sign-in-changed"
  | "session-operation-changed"
  | "session-pointer-changed"
  | "session-constants-changed";

/** By name. */
export const placeRules: Readonly<Record<PlaceRule, Rule>> = {
  "server-changed": {
    change: "Calls go to another server",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "An installed SDK calls the old one; with a new SDK credentials go to the new one.",
  },
  "server-removed": {
    change: "There is no absolute server any more",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "`createClient` requires `baseUrl`.",
  },
  "server-added": {
    change: "There is an absolute server now",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "`createClient` no longer requires `baseUrl`.",
  },
  "other-servers-changed": {
    change: "The servers after the first have changed",
    step: "patch",
    recompile: "compiles",
    running: "works",
    effect: "Calls go where they went.",
  },
  "operation-server-changed": {
    change: "An operation has another server of its own",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "An installed SDK calls the old one; with a new SDK credentials go to the new one.",
  },
  "session-added": {
    change: "A scheme has a wired session now",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "There is one more function that creates a session.",
  },
  "session-removed": {
    change: "A scheme has no wired session any more",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "The function that creates the session is gone.",
  },
  "first-session-changed": {
    change: "`createSession` creates the session of another scheme",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "Sign-in takes other values, and the session fits another scheme.",
  },
  "session-step-added": {
    change: "A session can sign in or out now",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "`signIn` or `signOut` is there.",
  },
  "session-step-removed": {
    change: "A session can no longer sign in or out",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "`signIn` or `signOut` is gone.",
  },
  "sign-in-changed": {
    change: "A session signs in by another operation",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "`signIn` takes and gives what the new operation does.",
  },
  "session-operation-changed": {
    change: "A session is renewed, or signs out, by another operation",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "An installed SDK calls the old one; a new one adapts by itself.",
  },
  "session-pointer-changed": {
    change: "A token stands, or is sent, somewhere else in a body",
    step: "major",
    recompile: "compiles",
    running: "breaks",
    effect: "An installed SDK finds no token, or sends none, and signs its users out.",
  },
  "session-constants-changed": {
    change: "A session sends other constants",
    step: "minor",
    recompile: "compiles",
    running: "changes",
    effect: "An installed SDK sends the old ones.",
  },
};
