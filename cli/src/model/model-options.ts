/** What the configuration says beside the document. */
import type { JsonObject } from "../document/json.ts";
import type { Constants } from "./fixed-values.ts";
import type { Naming } from "./names/naming.ts";
import type { SchemeOverride } from "./resolve-schemes.ts";
import type { Requirement } from "./spec-model.ts";

/** Everything optional: the document alone is enough. */
export interface ModelOptions {
  /** Schemes that the document lacks, or describes badly, by name. */
  readonly schemes?: Readonly<Record<string, SchemeOverride>>;
  /** For operations where neither they nor the document state any. */
  readonly security?: readonly Requirement[];
  /** Wiring by scheme, in the shape of `x-session`. */
  readonly session?: Readonly<Record<string, JsonObject>>;
  /** How the pages of operations follow each other, by operation, in the shape of `x-pages`. */
  readonly pages?: Readonly<Record<string, unknown>>;
  /** Pinned function names by route, `{ "GET /x": "oldName" }`, or a rule for all of them. */
  readonly names?: Readonly<Record<string, string>> | Naming;
  /** Parameters that every call sends alike, by place and name: no caller gives them, and no name has them. */
  readonly params?: Constants;
  /** The schema of errors that the document does not describe: the name of a component, or the schema itself. */
  readonly errors?: string | JsonObject;
  /** Only operations with one of these tags, paths or operationIds. */
  readonly include?: readonly string[];
  /** No operations with one of these tags, paths or operationIds. */
  readonly exclude?: readonly string[];
}
