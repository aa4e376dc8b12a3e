/** `x-idempotency-key`: the header that makes a repeated call harmless. */
import { valueAt } from "../document/json.ts";
import { routeOf } from "../document/methods.ts";
import type { SpecDocument } from "../document/parse-document.ts";
import { SpecError } from "../document/spec-error.ts";
import { type ListedOperation, pathOfOperation } from "./list-operations.ts";

const EXTENSION = "x-idempotency-key";
/** A field name (RFC 9110, section 5.1). */
const FIELD_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** The header that an operation names; throws a `SpecError` for what is no header's name. */
export function resolveIdempotencyKey(
  { root, locate }: SpecDocument,
  { value, path, method }: ListedOperation,
): string | undefined {
  const name = valueAt(value, EXTENSION);
  if (name === undefined || (typeof name === "string" && FIELD_NAME.test(name))) return name;
  throw new SpecError(
    `\`${EXTENSION}\` of ${routeOf({ method, path })} is no header's name.`,
    locate([...pathOfOperation(root, { path, method }), EXTENSION]),
    `Write it as \`${EXTENSION}: Idempotency-Key\`.`,
  );
}
