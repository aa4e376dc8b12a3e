/** What is said of limits that differ. */
import type { Json } from "../../document/json.ts";
import type { Finding, FindingKind } from "./finding.ts";
import { compareLimits, type Limits } from "./limits.ts";

/** Makes a finding of the place that is compared. */
export type Found = (kind: FindingKind, what: string) => Finding;

/** The findings of limits that differ. */
export function limitFindings(before: Limits, now: Limits, found: Found): Finding[] {
  return compareLimits(before, now).map(({ keyword, isTighter, before: was, now: is }) =>
    found(isTighter ? "limit-tightened" : "limit-loosened", sayChange(keyword, was, is)),
  );
}

/** What a place has now, and what it had. */
export function sayChange(what: string, was: Json | undefined, is: Json | undefined): string {
  // A whole number is a limit of numbers here, whatever else a type is.
  if (what === "type") return is === undefined ? "may have a fraction" : "is a whole number";
  if (is === undefined) return `has no ${what} any more; it was ${show(was)}`;
  return `has ${what} ${show(is)}; it ${was === undefined ? "had none" : `was ${show(was)}`}`;
}

function show(value: Json | undefined): string {
  return short(JSON.stringify(value) ?? "");
}

/** A text of which a message has room for the beginning. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
