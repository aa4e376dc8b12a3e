/** A schema by what its values can be: references followed, `allOf` put together, alternatives side by side. */
import { objectAt, stringAt, valueAt, type Json } from "../../document/json.ts";
import type { View } from "../../model/split-schemas.ts";
import type { FlatSchema, ScalarForm } from "./form.ts";
import { constraintText, limitsOf } from "./limits.ts";
import { type Description, listForm, objectForm, type Tagging } from "./object-form.ts";
import { partsOf, placesAt, type Place, type Schema, type SchemaPart } from "./place.ts";
import { choiceOf, isFile, kindOfText, typesOf } from "./value-types.ts";

type Form = Omit<FlatSchema, "default" | "isDeprecated">;
const nothing: Form = { isAny: false, hasNull: false, scalars: [], objects: [], lists: [], constraint: "" };

/** Reads a schema, as requests or as answers see it. */
export function flattenSchema(root: Json, schema: Schema, view: View): FlatSchema {
  const parts = partsOf(root, schema) ?? [];
  const [first] = schema;
  const fallback = parts.map(({ value }) => valueAt(value, "default")).find((value) => value !== undefined);
  const isDeprecated = valueAt(first?.value, "deprecated") === true || valueAt(parts[0]?.value, "deprecated") === true;
  const form = formOf({ root, view, depth: 0, budget: { left: most } }, schema, [], undefined);
  return { ...form, default: fallback, isDeprecated };
}

interface Reading {
  readonly root: Json;
  readonly view: View;
  readonly depth: number;
  /** How many alternatives may still be looked into. */
  readonly budget: { left: number };
}

/** Alternatives that are composed of each other end somewhere. */
const deepest = 12;
const most = 1000;

/** What a schema can be, together with parts that hold for it because it is one of their alternatives. */
function formOf(reading: Reading, schema: Schema, around: readonly SchemaPart[], tagging: Tagging | undefined): Form {
  const own = partsOf(reading.root, schema);
  if (own === undefined) return nothing;
  const parts = [...around, ...own];
  const owner = own.find((part) => alternativesOf(part).length > 0);
  if (owner === undefined || reading.depth > deepest || --reading.budget.left < 0)
    return plainForm(reading, { schema, parts, tagging, path: own[0]?.path ?? [] });
  const shared = parts.map((part) => (part === owner ? withoutAlternatives(part) : part));
  const discriminator = objectAt(owner.value, "discriminator");
  const property = stringAt(discriminator, "propertyName");
  const next = property === undefined ? tagging : { property, mapping: objectAt(discriminator, "mapping") };
  const forms = alternativesOf(owner).map((alternative) =>
    formOf({ ...reading, depth: reading.depth + 1 }, [alternative], shared, next),
  );
  const joined = joinForms(forms);
  return valueAt(owner.value, "nullable") === true ? { ...joined, hasNull: true } : joined;
}

function alternativesOf(part: SchemaPart): Place[] {
  const [one, any] = [placesAt(part, "oneOf"), placesAt(part, "anyOf")];
  return one.length > 0 ? one : any;
}

function withoutAlternatives({ value, path }: SchemaPart): SchemaPart {
  const { oneOf, anyOf, discriminator: _, ...rest } = value;
  const isBoth = oneOf !== undefined && anyOf !== undefined;
  return { value: isBoth ? { ...rest, anyOf } : rest, path };
}

function joinForms(forms: readonly Form[]): Form {
  return {
    isAny: forms.some(({ isAny }) => isAny),
    hasNull: forms.some(({ hasNull }) => hasNull),
    scalars: forms.flatMap(({ scalars }) => scalars),
    objects: forms.flatMap(({ objects }) => objects),
    lists: forms.flatMap(({ lists }) => lists),
    constraint: forms.map(({ constraint }) => constraint).join(""),
  };
}

/** The form without alternatives. */
function plainForm(reading: Reading, described: Description): Form {
  const { parts, path } = described;
  const values = choiceOf(parts);
  const types = typesOf(parts, values);
  const constraint = constraintText(parts);
  if (types === undefined) return { ...nothing, isAny: true, constraint };
  const limits = limitsOf(parts);
  const kinds = new Set([...types].map((type) => (type === "integer" ? "number" : type)));
  const scalars = [...kinds].flatMap((kind): ScalarForm[] => {
    if (kind !== "boolean" && kind !== "number" && kind !== "string") return [];
    const own = values && new Set([...values].filter((value) => kindOfText(value) === kind));
    return [{ kind: kind === "string" && isFile(parts) ? "file" : kind, values: own, limits: limits(kind, types) }];
  });
  return {
    isAny: false,
    hasNull: kinds.has("null"),
    scalars,
    objects: kinds.has("object") ? [objectForm(reading, described, limits("object", types))] : [],
    lists: kinds.has("array") ? [{ ...listForm(parts, path), limits: limits("array", types) }] : [],
    constraint,
  };
}
