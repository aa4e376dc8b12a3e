/** `schemas.ts`: the schemas of the document's components as types with names. */
import type { SchemaModel } from "../../model/spec-model.ts";
import { docComment, prose } from "../text/doc-comment.ts";
import type { SchemaText, TypeTexts } from "../types/emit-types.ts";
import { code } from "./emit-client-type.ts";

/** The text of `schemas.ts`, without its first line. */
export function emitSchemas(models: readonly SchemaModel[], types: TypeTexts, extension: string): string {
  if (types.schemas.length === 0) return "export {};\n";
  const known = new Map(models.map((model) => [model.key, model]));
  const declarations = types.schemas.map((schema) => emitSchema(schema, known.get(schema.key)));
  const imports = types.usesComponents ? [`import type { components } from "./schema${extension}";\n`] : [];
  return [...imports, ...declarations, ...(types.helper === "" ? [] : [types.helper])].join("\n");
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
