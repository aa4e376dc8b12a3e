/** Bodies of `application/x-www-form-urlencoded` (OpenAPI 3.1, section 4.8.15.2; URL Standard, section 5). */
import { type Encodings, encodingOf } from "./encodings.ts";
import { namingParameter } from "./invalid-parameter.ts";
import type { Operation, PropertyEncoding } from "../operation/operation.ts";
import { percentEncode, percentEncodeReserved } from "./percent-encoding.ts";
import { isAbsent, plainValue } from "./plain-value.ts";
import { propertyPairs, propertyText } from "./property.ts";

/** An object as a form. Spaces are `%20`, which every form parser reads like `+`. */
export function formBody(operation: Operation, body: object, encodings: Encodings | undefined): string {
  return Object.entries(body)
    .flatMap(([name, value]) =>
      namingParameter(operation, name, () => fields(name, value, encodingOf(encodings, name))),
    )
    .join("&");
}

/** Objects are JSON and lists repeat the name, unless the property's encoding says otherwise. */
function fields(name: string, value: unknown, encoding: PropertyEncoding): string[] {
  if (isAbsent(value)) return [];
  const encode = encoding.allowReserved === true ? percentEncodeReserved : percentEncode;
  const styled = propertyPairs(name, value, encoding, encode);
  if (styled !== undefined) return styled.map(([key, text]) => `${key}=${text}`);
  const plain = plainValue(value);
  const isRepeated = Array.isArray(plain) && encoding.contentType === undefined;
  const items: unknown[] = isRepeated ? plain.filter((item) => !isAbsent(item)) : [value];
  return items.map((item) => `${encode(name)}=${encode(propertyText(item, encoding.contentType).text)}`);
}
