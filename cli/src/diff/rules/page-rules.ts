/** Rules about how the pages of a list follow each other. */
import type { Rule } from "./rule.ts";

/** The names of rules of pages. */
export type PageRuleName = "pages-added" | "pages-removed" | "pages-changed" | "page-items-changed";

/** By name. */
export const pageRules: Readonly<Record<PageRuleName, Rule>> = {
  "pages-added": {
    change: "An operation declares its pages",
    step: "minor",
    recompile: "compiles",
    running: "works",
    effect: "`pages` takes it.",
  },
  "pages-removed": {
    change: "An operation no longer declares its pages",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "`pages` no longer takes it.",
  },
  "pages-changed": {
    change:
      "Pages follow each other by another parameter, or what leads to the next one, or the items, stands somewhere else",
    step: "minor",
    recompile: "compiles",
    running: "breaks",
    effect: "The loops of an installed SDK end early, or with an error; a new one adapts by itself.",
  },
  "page-items-changed": {
    change: "The items of pages are others",
    step: "major",
    recompile: "breaks",
    running: "works",
    effect: "`pages` has items of another type.",
  },
};
