/** Bodies of `application/x-www-form-urlencoded` (OpenAPI 3.1, section 4.8.14.4). */
import type { PropertyEncoding } from "./operation.ts";
import { expand, scalar } from "./style.ts";

/** An object as a form: objects inside are JSON unless `encoding`, `style` or `explode` says otherwise. */
export function formBody(body: unknown, encoding: Readonly<Record<string, PropertyEncoding>>): string {
  if (typeof body !== "object" || body === null) return String(body);
  return Object.entries(body)
    .flatMap(([name, value]) => formPairs(name, value, Object.hasOwn(encoding, name) ? encoding[name] : undefined))
    .join("&");
}

function formPairs(name: string, value: unknown, encoding: PropertyEncoding | undefined): string[] {
  if (value === undefined || value === null) return [];
  const { style, explode, contentType, allowReserved } = encoding ?? {};
  // Any of the three turns the property into a parameter in its style (OpenAPI 3.1, section 4.8.15.1.2).
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) {
    const text = expand(name, value, {
      style: style ?? "form",
      explode: explode ?? (style ?? "form") === "form",
      encode,
    });
    return text === undefined ? [] : [text];
  }
  const isObject = typeof value === "object" && !(value instanceof Date) && !Array.isArray(value);
  if (contentType !== undefined || isObject) return [`${encode(name)}=${encode(asText(value))}`];
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => `${encode(name)}=${encode(asText(item))}`);
}

function asText(value: unknown): string {
  return typeof value === "object" && !(value instanceof Date) ? JSON.stringify(value) : scalar(value);
}

/** Spaces are `%20`, which every form parser reads like `+`. */
function encode(text: string): string {
  return encodeURIComponent(text);
}
