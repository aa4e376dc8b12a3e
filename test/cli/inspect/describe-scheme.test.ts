import { expect, test } from "vitest";
import { schemeKind, schemeOrigin, schemePlace } from "../../../cli/src/inspect/describe-scheme.ts";
import type { InspectedScheme, SchemeDefinition } from "../../../cli/src/inspect/inspection.ts";

const scheme = (data: Record<string, string>, definedBy: SchemeDefinition = "document"): InspectedScheme => ({
  name: "s",
  description: undefined,
  data,
  definedBy,
  operations: 1,
  session: undefined,
});

test.each([
  [{ type: "http", scheme: "bearer" }, "bearer token", "header Authorization: Bearer …"],
  [{ type: "http", scheme: "basic" }, "HTTP basic", "header Authorization: Basic …"],
  [{ type: "http", scheme: "dpop" }, "HTTP dpop", "header Authorization: dpop …"],
  [{ type: "apiKey", in: "header", name: "X-Key" }, "API key", "header X-Key"],
  [
    { type: "apiKey", in: "header", name: "Authorization", prefix: "Bearer " },
    "API key",
    "header Authorization: Bearer …",
  ],
  [{ type: "apiKey", in: "cookie", name: "sid" }, "API key", "cookie sid"],
  [{ type: "oauth2" }, "OAuth 2", "header Authorization: Bearer …"],
  [{ type: "openIdConnect" }, "OpenID Connect", "header Authorization: Bearer …"],
  [{ type: "mutualTLS" }, "mutual TLS", "client certificate"],
  [{ type: "custom" }, "unknown scheme", "a function of the application's"],
])("%j is said in words, and where it stands", (data, kind, place) => {
  expect(schemeKind(scheme(data))).toBe(kind);
  expect(schemePlace(scheme(data))).toBe(place);
});

test("who defines it is said where that is not the document alone", () => {
  const origins = (["document", "configuration", "both", "nobody"] as const).map((by) => schemeOrigin(scheme({}, by)));
  expect(origins).toEqual([undefined, "defined by latchkey.config", "changed by latchkey.config", "defined nowhere"]);
});
