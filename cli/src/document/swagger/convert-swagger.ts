/** Swagger 2.0 as OpenAPI 3.0. */
import { upgradeFromTwoToThree } from "@scalar/openapi-upgrader/2.0-to-3.0";
import { checkReferences } from "../references/check-references.ts";
import { isObject, listAt, valueAt, type Json, type JsonObject } from "../json.ts";
import type { SpecDocument } from "../parse-document.ts";
import type { Path } from "../pointer.ts";
import type { MendedDocument } from "../mend/mended-document.ts";
import { markCollectionFormats, resolveFormFormats } from "./collection-formats.ts";
import { mendConverted } from "./mend-converted.ts";
import { placeBodies } from "./place-bodies.ts";
import { SpecError, type Place } from "../spec-error.ts";

/** Converts a document of version 2.0 and leaves any other; errors about the result point into the original. */
export function convertSwagger(document: SpecDocument): MendedDocument {
  const { root } = document;
  const version = valueAt(root, "swagger");
  // YAML reads an unquoted 2.0 as a number.
  if (!isObject(root) || (version !== "2.0" && version !== 2)) return { document, notices: [] };
  checkReferences(document);
  try {
    const marked = markCollectionFormats(placeBodies(root));
    const converted = mendConverted(resolveFormFormats(convert(marked.root)));
    const locate = (path: Path): Place => document.locate(pathInSwagger(path));
    return { document: { source: document.source, root: converted, locate }, notices: marked.notices };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = `This Swagger 2.0 document cannot be converted to OpenAPI 3: ${reason}.`;
    throw new SpecError(problem, document.locate([]), "Mend it, or convert it first.", { cause: error });
  }
}

/** The converter changes what it is given, so it gets a copy without shared parts. */
function convert(root: JsonObject): Json {
  const copy: Record<string, unknown> = JSON.parse(
    JSON.stringify({ ...root, swagger: "2.0", schemes: schemesOf(root) }),
  );
  return JSON.parse(JSON.stringify(upgradeFromTwoToThree(copy))) as Json; // What JSON.parse gives is what Json describes.
}

/** The first becomes the default server, so a safe one goes first, and stands in where none is named. */
function schemesOf(root: JsonObject): Json {
  const schemes = listAt(root, "schemes");
  return schemes.length === 0 ? ["https"] : schemes.toSorted((a, b) => Number(b === "https") - Number(a === "https"));
}

const moved: ReadonlyMap<string, string> = new Map([
  ["schemas", "definitions"],
  ["securitySchemes", "securityDefinitions"],
  ["requestBodies", "parameters"],
]);

/** Where the original has what stands at this place; what has no counterpart is found as far up as it has. */
function pathInSwagger(path: Path): Path {
  const [first, kind = "", ...rest] = path;
  if (first === "components") return [moved.get(kind) ?? kind, ...rest];
  if (first === "servers") return ["host"];
  const body = path.indexOf("requestBody");
  const content = path.indexOf("content");
  if (body > 0) return [...path.slice(0, body), "parameters"];
  return content > 0 ? [...path.slice(0, content), ...path.slice(content + 2)] : path;
}
