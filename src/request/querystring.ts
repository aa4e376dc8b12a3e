/** A query that is one value, in a media type (OpenAPI 3.2, section 4.12.1, `in: querystring`). */
import { formBody } from "./form.ts";
import { namingParameter } from "./invalid-parameter.ts";
import { isJson, mediaKind } from "../operation/media-type.ts";
import type { Operation, QuerystringSerialization } from "../operation/operation.ts";
import { percentEncode } from "./percent-encoding.ts";
import { isAbsent, scalarText } from "./plain-value.ts";

/**
 * The query as a list of one text; empty where there is no value.
 *
 * A form is a query as it stands, all else is encoded as a whole.
 */
export function querystringOf(
  operation: Operation,
  { content, encoding }: QuerystringSerialization,
  value: unknown,
): string[] {
  if (isAbsent(value)) return [];
  if (mediaKind(content) === "form" && typeof value === "object") {
    const text = value instanceof URLSearchParams ? String(value) : formBody(operation, value, encoding);
    return text === "" ? [] : [text];
  }
  return namingParameter(operation, "query", () => [
    percentEncode(isJson(content) ? JSON.stringify(value) : scalarText(value)),
  ]);
}
