/**
 * What `latchkey inspect` finds: plain JSON, the same for the table, the page and `--json`.
 *
 * Strings are the document's own and not escaped: whoever prints them must escape them.
 */
import type { PageRule } from "latchkey/generated/operation";
import { counted } from "../generate/text/one-line.ts";
import type { Json } from "../document/json.ts";
import type { Requirement } from "../model/spec-model.ts";

/** What the calls of a document carry, and where they go. */
export interface Inspection {
  readonly title: string;
  readonly version: string;
  /** The document's file name. */
  readonly source: string;
  /** In the order of the document's `tags`; each has an operation at least. */
  readonly tags: readonly InspectedTag[];
  /** In the document's order; those that cannot be called come last. */
  readonly operations: readonly InspectedOperation[];
  /** Those that operations name and nobody defines come last. */
  readonly schemes: readonly InspectedScheme[];
  readonly origins: readonly InspectedOrigin[];
  /** What matters most first. */
  readonly warnings: readonly Warning[];
  /** How many operations `include` and `exclude` leave out. */
  readonly leftOut: number;
}

/** A group of operations: their first tag, or `default`. */
export interface InspectedTag {
  readonly name: string;
  readonly description: string | undefined;
}

/** `locked` needs a credential, `optional` takes one, `open` gets none. */
export type Access = "locked" | "optional" | "open";

/** One method on one path. */
export interface InspectedOperation {
  /** `GET /feed/{id}`: what names it everywhere else here. */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly operationId: string | undefined;
  /** The function that is generated for it; there is none if it cannot be called. */
  readonly name: string | undefined;
  readonly nameBy: "document" | "configuration";
  readonly notCallable: string | undefined;
  readonly summary: string | undefined;
  readonly deprecated: boolean;
  readonly access: Access;
  /** OR of ANDs, as in the document; the empty alternative is told by `access`. */
  readonly alternatives: readonly Requirement[];
  readonly securityBy: "operation" | "document" | "configuration" | "nobody";
  /** Where a credential of it may go; empty if it has none. */
  readonly origins: readonly string[];
  /** How its pages follow each other, if it says so. */
  readonly pages: PageRule | undefined;
}

/** Who defines a scheme: `both` is the document's, changed by the configuration. */
export type SchemeDefinition = "document" | "configuration" | "both" | "nobody";

/** One entry of `components.securitySchemes`, or a name that leads to none. */
export interface InspectedScheme {
  readonly name: string;
  readonly description: string | undefined;
  /** As the runtime has it: `{ type: "apiKey", in: "header", name: "X-Key" }`. */
  readonly data: Readonly<Record<string, string>>;
  readonly definedBy: SchemeDefinition;
  /** How many operations name it. */
  readonly operations: number;
  readonly session: InspectedSession | undefined;
}

/** The routes that a session is wired to. */
export interface InspectedSession {
  readonly wiredBy: "document" | "configuration";
  readonly signIn: string | undefined;
  readonly refresh: string;
  readonly signOut: string | undefined;
}

/** A scheme, host and port, and who may send a credential there. */
export interface InspectedOrigin {
  /** `https://api.example.com`; `the base URL` where only the application knows; `{variables}` stay. */
  readonly origin: string;
  /** Whether it is plain http, and not of this machine. */
  readonly isPlain: boolean;
  /** Whether the first server of the document names it: the default base URL. */
  readonly isDefault: boolean;
  /** Why it is in the list: `servers of the document`, `servers of /media`, `tokenUrl of oauth`. */
  readonly namedBy: readonly string[];
  /** How many operations may send it a credential. */
  readonly operations: number;
}

/** What warnings are found in. */
export interface Inspected extends Pick<Inspection, "operations" | "schemes" | "origins"> {
  readonly root: Json;
}

/** What a warning is about. */
export type WarningKind =
  | "idle-overlay"
  | "read-otherwise"
  | "no-security"
  | "undefined-scheme"
  | "plain-http"
  | "secured-sign-in"
  | "unstated-security"
  | "hidden-bearer"
  | "key-in-query"
  | "undeclared-scope"
  | "mutual-tls"
  | "not-callable"
  | "unused-scheme"
  | "no-session"
  | "large-numbers"
  | "no-operation-id";

/** Something that a team should talk about. */
export interface Warning {
  readonly kind: WarningKind;
  /** `danger` opens a door or breaks calls, `caution` weakens, a `note` is about form. */
  readonly level: "danger" | "caution" | "note";
  readonly message: string;
  /** What to do. */
  readonly hint: string;
  /** The routes that it is about; none if it is about all. */
  readonly operations: readonly string[];
}

/** How many operations there are of each access. */
export function countAccess(operations: readonly InspectedOperation[]): Record<Access, number> {
  const counts: Record<Access, number> = { locked: 0, optional: 0, open: 0 };
  for (const { access } of operations) counts[access] += 1;
  return counts;
}

/** `19 operations: 13 locked, 1 optional, 5 open`. */
export function summaryOf({ operations }: Inspection): string {
  const { locked, optional, open } = countAccess(operations);
  return `${counted(operations.length, "operation")}: ${locked} locked, ${optional} optional, ${open} open`;
}
