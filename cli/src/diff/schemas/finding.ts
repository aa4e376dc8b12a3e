/** What is found between two schemas, before a rule says what it means. */
import type { Path } from "../../document/pointer.ts";
import type { Schema } from "./place.ts";

/** What can differ between the values of two schemas. */
export type FindingKind =
  | "property-added"
  | "property-added-required"
  | "property-required"
  | "property-optional"
  | "property-removed"
  | "type-changed"
  | "type-narrowed"
  | "type-widened"
  | "null-added"
  | "null-removed"
  | "value-added"
  | "value-removed"
  | "limit-tightened"
  | "limit-loosened"
  | "default-changed"
  | "extras-refused"
  | "extras-removed"
  | "extras-added"
  | "discriminator-changed"
  | "constraint-changed"
  | "deprecated";

/** One difference. */
export interface Finding {
  readonly kind: FindingKind;
  /** The way to it in the value: `posts[].title`; empty for the value itself. */
  readonly at: string;
  /** Where it stands in the new document, or in the old one if it is gone. */
  readonly path: Path;
  /** What is so, as the end of a sentence that begins with the place: "is gone". */
  readonly what: string;
}

/** Two schemas inside the two that are compared, and the way to them. */
export interface Edge {
  readonly at: string;
  readonly before: Schema;
  readonly now: Schema;
}

/** What is found on one level. */
export interface Level {
  readonly findings: readonly Finding[];
  readonly edges: readonly Edge[];
}

/** The way to a property of a value: `posts[]` and `title` are `posts[].title`. */
export function memberAt(at: string, name: string): string {
  const plain = /^[\p{ID_Start}_$][\p{ID_Continue}$-]*$/u.test(name);
  if (!plain) return `${at}[${JSON.stringify(name)}]`;
  return at === "" ? name : `${at}.${name}`;
}

/** A way inside a way. */
export function joinAt(outer: string, inner: string): string {
  if (outer === "" || inner === "") return outer + inner;
  return inner.startsWith("[") ? outer + inner : `${outer}.${inner}`;
}
