/** Whether what a configuration says of a scheme makes one: what has no effect would be found out only by a refused call. */
import { objectAt, stringAt, valueAt, type Json } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { InputError } from "../document/spec-error.ts";
import type { SchemeOverride } from "./resolve-schemes.ts";

/** What each type needs beside its name (OpenAPI 3.1, section 4.8.27.1). */
const needs: Readonly<Record<string, readonly string[]>> = {
  http: ["scheme"],
  apiKey: ["name", "in"],
  oauth2: [],
  openIdConnect: [],
  mutualTLS: [],
};

/** Throws an `InputError` for a scheme under `schemes` that no credential could serve as it is said. */
export function assertSchemesMeant(root: Json, schemes: Readonly<Record<string, SchemeOverride>> = {}): void {
  const declared = objectAt(objectAt(root, "components"), "securitySchemes");
  for (const [name, override] of Object.entries(schemes)) {
    const scheme = { ...resolveRef(root, declared[name], [])?.value, ...override };
    assertComplete(name, scheme);
    assertToken(name, scheme);
  }
}

function assertComplete(name: string, scheme: Json): void {
  const type = stringAt(scheme, "type");
  const needed = type !== undefined && Object.hasOwn(needs, type) ? needs[type] : undefined;
  if (needed === undefined) {
    const problem = type === undefined ? "has no `type`" : `has the type ${JSON.stringify(type)}, which there is not`;
    throw wrong(name, problem, `Say one of ${Object.keys(needs).join(", ")}.`);
  }
  const missing = needed.find((key) => (stringAt(scheme, key) ?? "") === "");
  if (missing !== undefined) throw wrong(name, `has no \`${missing}\``, `A scheme of the type ${type} needs one.`);
  const place = stringAt(scheme, "in");
  if (type === "apiKey" && !/^(?:header|query|cookie)$/.test(place ?? ""))
    throw wrong(name, `is in ${JSON.stringify(place)}, where no key can be`, "Say header, query or cookie.");
}

/** `as` and `prefix` say how a token hides behind an API key. */
function assertToken(name: string, scheme: Json): void {
  const [as, prefix] = [valueAt(scheme, "as"), valueAt(scheme, "prefix")];
  if (as !== undefined && as !== "bearer") {
    throw wrong(name, `is taken as ${JSON.stringify(as)}`, 'Say as: "bearer", or nothing.');
  }
  const isTaken = as === undefined || isToken(scheme);
  if ((isTaken && prefix === undefined) || stringAt(scheme, "type") === "apiKey") {
    // What no header can hold would fail in each call (RFC 9110, section 5.5).
    const isWritable = prefix === undefined || (typeof prefix === "string" && /^[\x20-\x7e\t]*$/.test(prefix));
    if (!isWritable) throw wrong(name, "has a `prefix` that no header can hold", 'Say a text such as "Token ".');
    return;
  }
  const key = isTaken ? "prefix" : "as";
  const hint = `Describe how it is sent: { type: "apiKey", in: "header", name: "Authorization", as: "bearer", prefix: "Token " }.`;
  throw wrong(name, `is no API key, and \`${key}\` says something of one only`, hint);
}

/** Whether a scheme carries a token as it is. */
function isToken(scheme: Json): boolean {
  const type = stringAt(scheme, "type");
  return type === "http"
    ? stringAt(scheme, "scheme")?.toLowerCase() === "bearer"
    : type === "oauth2" || type === "openIdConnect";
}

function wrong(name: string, problem: string, hint: string): InputError {
  return new InputError(`schemes of the configuration: ${JSON.stringify(name)} ${problem}.`, hint);
}
