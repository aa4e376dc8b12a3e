/** A document that stands in one text, checked and in the form that all else reads. */
import { checkDocument } from "./check-document.ts";
import { inlineMediaTypes } from "./inline-media-types.ts";
import { mendBy, type MendedDocument } from "./mend/mended-document.ts";
import { mendNullable } from "./mend/mend-nullable.ts";
import { mendStatuses } from "./mend/mend-statuses.ts";
import { mendVersion } from "./mend/mend-version.ts";
import { mergePathItems } from "./mend/merge-path-items.ts";
import type { SpecDocument } from "./parse-document.ts";
import { expandLocalMaps } from "./references/expand-maps.ts";
import { convertSwagger } from "./swagger/convert-swagger.ts";

/** Checks a document that stands in one text, brings it to OpenAPI 3, and mends what is meant otherwise than it is written. */
export function openDocument(parsed: SpecDocument): MendedDocument {
  const mended = mendBy(parsed, [
    mendVersion,
    expandLocalMaps,
    convertSwagger,
    mergePathItems,
    mendStatuses,
    mendNullable,
  ]);
  checkDocument(mended.document);
  return { ...mended, document: inlineMediaTypes(mended.document) };
}
