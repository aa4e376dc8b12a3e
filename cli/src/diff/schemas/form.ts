/** What the values of a schema can be: the words of the comparison. */
import type { Json } from "../../document/json.ts";
import type { Limits } from "./limits.ts";
import type { Place, Schema } from "./place.ts";

/** What a value that is no object and no list can be; a file is bytes as they are. */
export type ScalarKind = "boolean" | "number" | "string" | "file";

/** A value of one of these kinds. */
export interface ScalarForm {
  readonly kind: ScalarKind;
  /** All values there are, as JSON; nothing where any will do. */
  readonly values: ReadonlySet<string> | undefined;
  readonly limits: Limits;
}

/** One property of an object. */
export interface Property {
  readonly schema: Schema;
  readonly required: boolean;
}

/** An object. */
export interface ObjectForm {
  /** Of the component that it is. */
  readonly name: string | undefined;
  readonly path: Place["path"];
  /** The schema that it is read from. */
  readonly schema: Schema;
  readonly properties: ReadonlyMap<string, Property>;
  /** What other properties are: a schema, `closed` for none, nothing where the document does not say. */
  readonly extras: Schema | "closed" | undefined;
  /** The property by which it is told from others, and its values there. */
  readonly tag: { readonly property: string; readonly values: readonly string[] } | undefined;
  readonly limits: Limits;
}

/** A list. */
export interface ListForm {
  readonly path: Place["path"];
  /** What the first items are, one by one. */
  readonly first: readonly Place[];
  /** What the others are; nothing where they can be anything. */
  readonly items: Place | undefined;
  readonly isClosed: boolean;
  readonly limits: Limits;
}

/** All that a value can be. */
export interface FlatSchema {
  /** Nothing is said: it can be anything. */
  readonly isAny: boolean;
  readonly hasNull: boolean;
  readonly scalars: readonly ScalarForm[];
  readonly objects: readonly ObjectForm[];
  readonly lists: readonly ListForm[];
  readonly default: Json | undefined;
  readonly isDeprecated: boolean;
  /** What no type shows. */
  readonly constraint: string;
}
