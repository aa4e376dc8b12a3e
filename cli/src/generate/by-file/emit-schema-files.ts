/** `schemas/*.ts`: the component schemas by the tags that use them. */
import { groupByFile } from "../../model/names/name-files.ts";
import { printNames } from "../text/layout.ts";
import type { DeclaredSchema, DeclaredTypes } from "../types/declare-types.ts";
import { mentions } from "../types/lift-schemas.ts";
import { printSchemas, type SchemaFile } from "../types/print-types.ts";
import { componentId } from "./component-references.ts";
import type { FilePlan } from "./plan-files.ts";

/**
 * The files of schemas, by name without extension.
 *
 * A tag's file exports what tags share too, so that all schemas of its operations come from one module.
 */
export function emitSchemaFiles(declared: DeclaredTypes, plan: FilePlan, extension: string): Map<string, SchemaFile> {
  const fileOf = ({ key }: DeclaredSchema): string => plan.fileOfComponent(componentId("schemas", key));
  const groups = groupByFile(declared.schemas, fileOf);
  const byId = new Map(declared.schemas.map((schema) => [componentId("schemas", schema.key), schema]));

  function importsOf(file: string, own: readonly DeclaredSchema[]): string {
    const used = [...new Set(own.flatMap(({ node }) => [...plan.references.idsIn(node)]))];
    const foreign = groupByFile(
      used.flatMap((id) => byId.get(id) ?? []).filter((schema) => fileOf(schema) !== file),
      fileOf,
    );
    const lines = Array.from(foreign, ([source, schemas]) =>
      printNames("import type ", schemas.map(nameHere), ` from "./${source}${extension}";\n`),
    );
    // For what is no schema: it may be anywhere.
    const usesComponents = declared.usesComponents && own.some(({ node }) => mentions(node, "components"));
    if (usesComponents) lines.unshift(`import type { components } from "../schema${extension}";\n`);
    const isSharing = plan.tags.includes(file) && groups.has(plan.shared);
    return lines.join("") + (isSharing ? `export type * from "./${plan.shared}${extension}";\n` : "");
  }

  const files = [plan.shared, ...plan.tags, plan.unused].flatMap((file): [string, SchemaFile][] => {
    const own = groups.get(file);
    return own === undefined ? [] : [[file, printSchemas(own, importsOf(file, own))]];
  });
  return new Map(files);
}

function nameHere({ local, exported }: DeclaredSchema): string {
  return local === exported ? local : `${exported} as ${local}`;
}
