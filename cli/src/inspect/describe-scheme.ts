/** A scheme and its origin in words. */
import type { InspectedScheme, SchemeDefinition } from "./inspection.ts";

/** What a scheme is, as a person would say it. */
export function schemeKind({ data }: InspectedScheme): string {
  switch (data["type"]) {
    case "http":
      return data["scheme"] === "bearer" ? "bearer token" : `HTTP ${data["scheme"] ?? ""}`;
    case "apiKey":
      return "API key";
    case "oauth2":
      return "OAuth 2";
    case "openIdConnect":
      return "OpenID Connect";
    case "mutualTLS":
      return "mutual TLS";
    default:
      return "unknown scheme";
  }
}

/** Where its credential stands in a request. */
export function schemePlace({ data }: InspectedScheme): string {
  const { type, scheme, in: place, name, prefix } = data;
  if (type === "apiKey") return `${place} ${name}${prefix === undefined ? "" : `: ${prefix}…`}`;
  if (type === "mutualTLS") return "client certificate";
  if (type === "oauth2" || type === "openIdConnect" || scheme === "bearer") return "header Authorization: Bearer …";
  if (type === "http") return `header Authorization: ${scheme === "basic" ? "Basic" : scheme} …`;
  return "a function of the application's";
}

const definitions: Readonly<Record<SchemeDefinition, string | undefined>> = {
  document: undefined,
  configuration: "defined by latchkey.config",
  both: "changed by latchkey.config",
  nobody: "defined nowhere",
};

/** Who defines a scheme, where that is not the document alone. */
export function schemeOrigin({ definedBy }: InspectedScheme): string | undefined {
  return definitions[definedBy];
}
