import { describe, expect, test } from "vitest";
import { assertSchemesMeant } from "../../../cli/src/model/check-scheme-overrides.ts";
import type { SchemeOverride } from "../../../cli/src/model/resolve-schemes.ts";

const securitySchemes = {
  key: { type: "apiKey", in: "header", name: "Authorization" },
  http: { type: "http", scheme: "bearer" },
  referred: { $ref: "#/components/securitySchemes/key" },
};
const check = (schemes: Record<string, SchemeOverride>) => (): void => {
  assertSchemesMeant({ components: { securitySchemes } }, schemes);
};

describe("a scheme of the configuration", () => {
  test.each<[rule: string, schemes: Record<string, SchemeOverride>]>([
    ["may take the document's key for a token", { key: { as: "bearer", prefix: "Token " } }],
    ["may do so behind a reference", { referred: { as: "bearer" } }],
    ["may be called what it is", { http: { as: "bearer" } }],
    ["may be whole", { mine: { type: "apiKey", in: "cookie", name: "sid" } }],
    ["may say something else of the document's", { http: { description: "The user's token" } }],
    ["may be of a type without more", { mine: { type: "mutualTLS" } }],
  ])("%s", (_rule, schemes) => {
    expect(check(schemes)).not.toThrow();
  });

  test.each<[schemes: Record<string, SchemeOverride>, problem: string]>([
    [{ mine: { scheme: "bearer" } }, '"mine" has no `type`.'],
    [{ http: { type: "htpp" } }, '"http" has the type "htpp", which there is not.'],
    [{ mine: { type: "constructor" } }, '"mine" has the type "constructor", which there is not.'],
    [{ mine: { type: "http" } }, '"mine" has no `scheme`.'],
    [{ mine: { type: "apiKey", in: "header" } }, '"mine" has no `name`.'],
    [{ mine: { type: "apiKey", in: "body", name: "k" } }, '"mine" is in "body", where no key can be.'],
    [{ key: { as: "basic" } }, '"key" is taken as "basic".'],
    [{ http: { scheme: "basic", as: "bearer" } }, '"http" is no API key, and `as` says something of one only.'],
    [{ http: { prefix: "Token " } }, '"http" is no API key, and `prefix` says something of one only.'],
    [{ key: { prefix: "a\nb" } }, '"key" has a `prefix` that no header can hold.'],
  ])("%j is refused", (schemes, problem) => {
    expect(check(schemes)).toThrow(`schemes of the configuration: ${problem}`);
  });
});
