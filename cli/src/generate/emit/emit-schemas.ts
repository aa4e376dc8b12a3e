/** `schemas.ts`: the schemas of the document's components as types with names. */
import type { SchemaModel } from "../../model/spec-model.ts";
import { docComment, prose } from "../text/doc-comment.ts";
import type { TypeTexts } from "../types/emit-types.ts";
import type { SchemaFile, SchemaText } from "../types/print-types.ts";
import { code } from "./emit-client-type.ts";

/** `schemas.ts`, and the files that it exports where the schemas stand by tag; without their first lines. */
export function emitSchemas(
  models: readonly SchemaModel[],
  files: TypeTexts["schemas"],
  extension: string,
): [path: string, text: string][] {
  const known = new Map(models.map((model) => [model.key, model]));
  const texts = Array.from(files, ([file, texts]): [string, string] => [`${file}.ts`, emitFile(texts, known)]);
  if (files.has("schemas")) return texts;
  const all = Array.from(files.keys(), (file) => `export type * from "./${file}${extension}";\n`);
  return [["schemas.ts", all.join("") || nothing], ...texts];
}

const nothing = "export {};\n";

function emitFile({ imports, schemas, helper }: SchemaFile, known: ReadonlyMap<string, SchemaModel>): string {
  if (schemas.length === 0) return nothing;
  const declarations = schemas.map((schema) => emitSchema(schema, known.get(schema.key)));
  return [imports, ...declarations, helper].filter((text) => text !== "").join("\n");
}

/** What only references lead to has no model, and so nothing to say. */
function emitSchema({ local, exported, text }: SchemaText, model: SchemaModel | undefined): string {
  const comment = model === undefined ? "" : docComment(describe(model));
  if (local === exported) return `${comment}export ${text}`;
  return `${comment}${text}export type { ${local} as ${exported} };\n`;
}

function describe({ key, name, description = "", deprecated, inputOf }: SchemaModel): string {
  const origin = name === key || inputOf !== undefined ? "" : `${code(key)} of the document.`;
  const side = inputOf === undefined ? "" : `${code(inputOf)} as requests take it.`;
  const tag = deprecated ? "@deprecated" : "";
  return [prose(description), side, origin, tag].filter((text) => text !== "").join("\n\n");
}
