/** A value as text, before any style or encoding (OpenAPI 3.1, appendix B). */
import { isFile } from "./files.ts";
import { say } from "../say.ts";

/** A value that cannot be written as it is meant to; its message goes on after the name of what holds it. */
export class UnwritableValue extends Error {}

/** What stands for "not given", as undefined values do in RFC 6570, section 2.3. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/**
 * A value as JSON has it: what a date, a URL or a decimal says of itself, a set as a list, a map as an object.
 *
 * Throws for what would be sent as nothing, or as something else: `NaN`, a file, bytes, a promise that nobody has awaited.
 */
export function plainValue(value: unknown): unknown {
  if (typeof value === "number") return finite(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date && Number.isNaN(value.getTime())) throw new UnwritableValue(say`is an invalid date`);
  // A Buffer has a word for JSON too, which nobody means.
  if (isFile(value)) {
    const what = value instanceof Blob ? "a Blob" : "made of bytes";
    throw new UnwritableValue(say`is ${what}, which only a part of a multipart body can be`);
  }
  const plain: unknown = "toJSON" in value && typeof value.toJSON === "function" ? value.toJSON() : value;
  if (plain instanceof Set) return [...plain];
  if (plain instanceof Map) return Object.fromEntries([...plain].map(([key, item]) => [scalarText(key), item]));
  if (typeof plain === "object" && plain !== null) assertReadable(plain);
  return plain;
}

/** A value as JSON, with whatever is inside as `plainValue` has it. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key: string, own: unknown): unknown {
    // What an object says of itself is asked for by us: an invalid date says null. A bigint that has a word for JSON has said it.
    const item = this[key];
    try {
      return jsonValue(typeof item === "bigint" ? own : item);
    } catch (error) {
      if (!(error instanceof UnwritableValue) || key === "") throw error;
      throw new UnwritableValue(say`cannot be sent: its \`${key}\` ${error.message}`);
    }
  });
}

function jsonValue(value: unknown): unknown {
  const plain = plainValue(value);
  if (typeof plain === "bigint") throw new UnwritableValue(say`is a bigint, which JSON has no text for`);
  return plain;
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new UnwritableValue(say`is ${value}, which is no number that can be sent`);
}

/** Plain objects and lists, and those of a caller's own classes. */
const READABLE = /^\[object (Object|Array|Arguments|String|Number|Boolean)\]$/;

/** Throws for an object of the platform's that shows nothing of what it holds: it would be `{}`. */
function assertReadable(value: object): void {
  const tag = Object.prototype.toString.call(value);
  if (READABLE.test(tag) || Object.keys(value).length > 0) return;
  const type = tag.slice("[object ".length, -1);
  throw new UnwritableValue(say`is of the type ${type}, which has no text`);
}

/** A string, number, boolean, or what is one in JSON. */
export function scalarText(value: unknown): string {
  const plain = plainValue(value);
  if (typeof plain === "string") return plain;
  if (typeof plain === "number" || typeof plain === "bigint" || typeof plain === "boolean") return String(plain);
  throw new UnwritableValue(say`is ${kindOf(plain)}, which has no text`);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
