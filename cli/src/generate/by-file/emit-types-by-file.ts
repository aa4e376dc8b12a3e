/**
 * The types of a large document by tag, so that who imports one endpoint file loads no types of others.
 *
 * `schema.ts` and `schemas.ts` have everything all the same, from `operations/` and `schemas/`.
 */
import type { SpecModel } from "../../model/spec-model.ts";
import { noMemo, type Memo } from "../memo.ts";
import type { DeclaredTypes } from "../types/declare-types.ts";
import type { TypeTexts } from "../types/emit-types.ts";
import { emitOperationFiles } from "./emit-operation-files.ts";
import { emitSchemaFiles } from "./emit-schema-files.ts";
import { emitWholeSchema } from "./emit-whole-schema.ts";
import { planFiles } from "./plan-files.ts";

/** So many operations and schemas make a document large. A compiler reads the types of fewer in less time than anybody notices. */
const large = 500;

/** Whether the types of a document are written by tag. */
export function isLarge({ operations, schemas }: SpecModel): boolean {
  return operations.length + schemas.length >= large;
}

/** Writes the types by tag. */
export function emitTypesByFile(
  declared: DeclaredTypes,
  model: SpecModel,
  extension: string,
  memo: Memo = noMemo,
): TypeTexts {
  const plan = planFiles(declared, model);
  const schemas = emitSchemaFiles(declared, plan, extension);
  const schemasOf = (file: string): string => {
    if (file === plan.unused) return `../schemas${extension}`;
    return `../schemas/${schemas.has(file) ? file : plan.shared}${extension}`;
  };
  const operations = emitOperationFiles(declared, plan, schemasOf, extension, memo);
  return {
    schema: emitWholeSchema(declared, operations, extension),
    schemas: new Map(Array.from(schemas, ([file, texts]) => [`schemas/${file}`, texts])),
    operations: new Map(Array.from(operations, ([file, { text }]) => [`operations/${file}`, text])),
    modulesOf: (file) => ({ operations: `../operations/${file}${extension}`, schemas: schemasOf(file) }),
  };
}
