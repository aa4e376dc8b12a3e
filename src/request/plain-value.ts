/** A value as text, before any style or encoding (OpenAPI 3.1, appendix B). */

/** A value that cannot be written as it is meant to; its message goes on after the name of what holds it. */
export class UnwritableValue extends Error {}

/** What stands for "not given", as undefined values do in RFC 6570, section 2.3. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** A value as JSON has it: what a date, a URL or a decimal says of itself. */
export function plainValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date && Number.isNaN(value.getTime())) throw new UnwritableValue("is an invalid date");
  return "toJSON" in value && typeof value.toJSON === "function" ? value.toJSON() : value;
}

/** A string, number, boolean, or what is one in JSON. */
export function scalarText(value: unknown): string {
  const plain = plainValue(value);
  if (typeof plain === "string") return plain;
  if (typeof plain === "number" || typeof plain === "bigint" || typeof plain === "boolean") return String(plain);
  throw new UnwritableValue(`is ${kindOf(plain)}, which has no text`);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
