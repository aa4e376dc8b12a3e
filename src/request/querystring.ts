/** A query that is one value, in a media type (OpenAPI 3.2, section 4.12.1, `in: querystring`). */
import { formBody } from "./form.ts";
import { namingParameter } from "./invalid-parameter.ts";
import { isJson, mediaKind } from "../operation/media-type.ts";
import type { Operation, QuerystringSerialization } from "../operation/operation.ts";
import { percentEncode } from "./percent-encoding.ts";
import { isAbsent, jsonText, plainValue, scalarText } from "./plain-value.ts";

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
  const isForm = mediaKind(content) === "form";
  const text = namingParameter(operation, "query", () => {
    if (isForm && value instanceof URLSearchParams) return String(value);
    const plain = plainValue(value);
    if (isForm && typeof plain === "object" && plain !== null) return formBody(operation, plain, encoding);
    return percentEncode(isJson(content) ? jsonText(value) : scalarText(plain));
  });
  return text === "" ? [] : [text];
}
