/** `schemas.ts`: names for `components.schemas`. */
import type { SchemaModel } from "../../model/spec-model.ts";
import { docComment, prose } from "../text/doc-comment.ts";
import { indexType } from "../text/quote.ts";
import { code } from "./emit-client-type.ts";

/** The text of `schemas.ts`, without its first line. */
export function emitSchemas(schemas: readonly SchemaModel[], extension: string): string {
  if (schemas.length === 0) return "export {};\n";
  const declarations = schemas.map(emitSchema);
  return `import type { components } from "./schema${extension}";\n\n${declarations.join("\n")}`;
}

function emitSchema({ key, name, description = "", deprecated, inputOf }: SchemaModel): string {
  const origin = name === key || inputOf !== undefined ? "" : `${code(key)} of the document.`;
  const side = inputOf === undefined ? "" : `${code(inputOf)} as requests take it.`;
  const tag = deprecated ? "@deprecated" : "";
  const comment = docComment([prose(description), side, origin, tag].filter((text) => text !== "").join("\n\n"));
  return `${comment}export type ${name} = components["schemas"]${indexType(key)};\n`;
}
