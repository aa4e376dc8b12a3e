/** The declarations of a document's types, by openapi-typescript. */
import { isObject, mapValues, objectAt, type Json, type JsonObject } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import type { SchemaSplit } from "../../model/split-schemas.ts";
import type { SchemaModel } from "../../model/spec-model.ts";
import { noMemo, type Memo } from "../memo.ts";
import { breakCircles } from "./break-circles.ts";
import { declaredNames, type DeclaredName } from "./declared-names.ts";
import { findCircles } from "./find-circles.ts";
import type { SchemaDeclaration } from "./lift-schemas.ts";
import { maskPercent, maskText, unmaskPercent } from "./mask-percent.ts";
import type { Resolve } from "./openapi-typescript.ts";
import {
  componentPart,
  declarationOf,
  schemaPart,
  type LocalName,
  type NamedSchema,
  type SchemaPart,
} from "./parts/component-part.ts";
import { joinParts } from "./parts/join-parts.ts";
import { pathPart, type PathPart } from "./parts/path-part.ts";
import type { ts } from "./typescript.ts";

/** What a document declares, before it is written down. Percent signs in keys are masked. */
export interface DeclaredTypes {
  /** `paths`, `webhooks`, `components`, which refers to the schemas by their names, `$defs` and `operations`. */
  readonly rest: readonly ts.Node[];
  /** The component schemas, in the order of the document. */
  readonly schemas: readonly DeclaredSchema[];
  /** Whether one of these still refers to `components`, for something that is no schema. */
  readonly usesComponents: boolean;
  /** What a component schema is called, by its key. */
  readonly nameOf: (key: string) => DeclaredName;
}

/** One component schema. */
export interface DeclaredSchema extends DeclaredName {
  readonly key: string;
  readonly node: ts.DeclarationStatement;
}

/**
 * Declares the types of a document, part by part: those of the last run are the same nodes.
 *
 * The document is the copy that `toTypedDocument` makes. It is already checked and has no references to other files, so
 * openapi-typescript's transform runs by itself: its own entry would parse, lint and bundle everything once more.
 */
export function declareTypes(
  document: Json,
  models: readonly SchemaModel[],
  { requestOnly, inputs }: SchemaSplit,
  memo: Memo = noMemo,
): DeclaredTypes {
  const masked = maskParts(memo.share("types", document), memo);
  const taken = new Set([...requestOnly, ...inputs.values()]);
  const names = declaredNames(Object.keys(objectAt(objectAt(document, "components"), "schemas")), models);
  const nameOf = (key: string): DeclaredName => names.get(unmaskPercent(key)) ?? { local: "unknown", exported: key };
  const making: Making = {
    memo,
    resolve: (ref) => resolveRef(masked, { $ref: ref }, [])?.value,
    local: (key) => nameOf(key).local,
  };
  const named = Object.entries(objectAt(objectAt(masked, "components"), "schemas")).map(
    ([key, schema]): NamedSchema => ({ key, schema, ...nameOf(key), isTaken: taken.has(unmaskPercent(key)) }),
  );
  const parts = named.map((schema) => makeSchema(schema, making));
  const declarations = declareAll(named, parts, making.local);
  return {
    rest: joinParts({
      paths: makePaths(masked, "paths", making),
      webhooks: makePaths(masked, "webhooks", making),
      components: new Map([["schemas", parts.map(({ member }) => member)], ...makeComponents(masked, making)]),
    }),
    schemas: declarations.map(({ key, local, exported, node }) => ({ key, local, exported, node })),
    usesComponents: declarations.some(({ usesComponents }) => usesComponents),
    nameOf,
  };
}

/** What parts are made with. */
interface Making {
  readonly memo: Memo;
  readonly resolve: Resolve;
  readonly local: LocalName;
}

/** The document without percent signs, each part by itself. */
function maskParts(document: Json, memo: Memo): JsonObject {
  const maskMap = (kind: string, parts: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(parts).map(([key, part]) => [
        maskText(key),
        memo.part(`masked ${kind} ${key}`, [part], {}, () => maskPercent(part)),
      ]),
    );
  return {
    paths: maskMap("paths", objectAt(document, "paths")),
    webhooks: maskMap("webhooks", objectAt(document, "webhooks")),
    components: mapValues(objectAt(document, "components"), (parts, kind) =>
      maskMap(kind, isObject(parts) ? parts : {}),
    ),
  };
}

function makePaths(document: Json, section: "paths" | "webhooks", { memo, resolve }: Making): PathPart[] {
  return Object.entries(objectAt(document, section)).map(([key, item]) =>
    memo.part(`${section} ${key}`, [item], { resolve }, (lookups) => pathPart(section, key, item, lookups.resolve)),
  );
}

/** The components that are no schemas. */
function makeComponents(document: Json, { memo, resolve }: Making): [kind: string, ts.PropertySignature[]][] {
  const kinds = Object.entries(objectAt(document, "components")).filter(([kind]) => kind !== "schemas");
  return kinds.map(([kind, parts]) => [
    kind,
    Object.entries(isObject(parts) ? parts : {}).map(([key, component]) =>
      memo.part(`${kind} ${key}`, [component], { resolve }, (lookups) =>
        componentPart(kind, key, component, lookups.resolve),
      ),
    ),
  ]);
}

function makeSchema(named: NamedSchema, { memo, resolve, local }: Making): SchemaPart {
  const { key, schema, exported, isTaken } = named;
  return memo.part(`schemas ${key}`, [schema, named.local, exported, isTaken], { resolve, local }, (lookups) =>
    schemaPart(named, lookups.resolve, lookups.local),
  );
}

/** The declarations; those of schemas in a circle are made together. */
function declareAll(
  named: readonly NamedSchema[],
  parts: readonly SchemaPart[],
  local: LocalName,
): (NamedSchema & SchemaDeclaration)[] {
  const made = named.flatMap((schema, index) => {
    const part = parts[index];
    return part === undefined ? [] : [{ schema, part }];
  });
  const circles = findCircles(new Map(made.map(({ schema, part }) => [schema.key, part.uses])));
  const circular = made.filter(({ schema }) => circles.has(schema.key));
  const broken = breakCircles(new Map(circular.map(({ schema, part }) => [schema.key, part.type])));
  return made.map(({ schema, part }) => {
    const type = broken.get(schema.key);
    return { ...schema, ...(type === undefined ? part.declaration : declarationOf(schema, type, local)) };
  });
}
