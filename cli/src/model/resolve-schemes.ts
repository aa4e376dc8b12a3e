/** The security schemes of a document, and the credential that each takes (OpenAPI 3.1, section 4.8.27). */
import { booleanAt, objectAt, stringAt, type Json } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import type { SchemeModel } from "./spec-model.ts";

/** What the configuration says of a scheme: a whole Security Scheme Object, or how to take the document's. */
export type SchemeOverride = {
  readonly [key: string]: Json;
};

/** All schemes that the document or the configuration defines. */
export function resolveSchemes(root: Json, overrides: Readonly<Record<string, SchemeOverride>> = {}): SchemeModel[] {
  const declared = objectAt(objectAt(root, "components"), "securitySchemes");
  return Object.entries({ ...declared, ...overrides }).map(([name, entry]) => {
    const scheme = { ...resolveRef(root, declared[name] ?? entry, [])?.value, ...overrides[name] };
    return toScheme(name, scheme);
  });
}

/** A scheme that operations name and nobody defines: the caller signs the request. */
export function undefinedScheme(name: string): SchemeModel {
  return { name, description: undefined, deprecated: false, ...custom };
}

function toScheme(name: string, scheme: Json): SchemeModel {
  const deprecated = booleanAt(scheme, "deprecated") === true;
  return { name, description: stringAt(scheme, "description"), deprecated, ...kindOf(scheme) };
}

type Kind = Pick<SchemeModel, "credential" | "data">;

function kindOf(scheme: Json): Kind {
  switch (stringAt(scheme, "type")) {
    case "http":
      return httpKind((stringAt(scheme, "scheme") ?? "").toLowerCase());
    case "apiKey":
      return apiKeyKind(scheme);
    case "oauth2":
      return { credential: "BearerCredential", data: { type: "oauth2" } };
    case "openIdConnect":
      return { credential: "BearerCredential", data: { type: "openIdConnect" } };
    case "mutualTLS":
      return { credential: "CustomCredential", data: { type: "mutualTLS" } };
    default:
      return custom;
  }
}

const custom: Kind = { credential: "CustomCredential", data: { type: "custom" } };
const keyPlaces: ReadonlySet<string> = new Set(["header", "query", "cookie"]);

/** Without a name there is nothing to send it under. */
function httpKind(scheme: string): Kind {
  if (scheme === "") return custom;
  const credential =
    scheme === "bearer" ? "BearerCredential" : scheme === "basic" ? "BasicCredential" : "HttpCredential";
  return { credential, data: { type: "http", scheme } };
}

/** With `as: "bearer"` a token hides behind the key, so that a session serves it. */
function apiKeyKind(scheme: Json): Kind {
  const [place, name, prefix] = [
    stringAt(scheme, "in") ?? "header",
    stringAt(scheme, "name") ?? "",
    stringAt(scheme, "prefix"),
  ];
  const isBearer = stringAt(scheme, "as") === "bearer";
  if (isBearer && prefix === undefined && name.toLowerCase() === "authorization") return httpKind("bearer");
  if (name === "" || !keyPlaces.has(place)) return custom;
  const data = { type: "apiKey", in: place, name, ...(prefix === undefined ? {} : { prefix }) };
  return { credential: isBearer ? "BearerCredential" : "ApiKeyCredential", data };
}
