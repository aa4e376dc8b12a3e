import { expect, test } from "vitest";
import { placesOf } from "../../../scripts/release/chunks.ts";

const imports: Readonly<Record<string, readonly string[]>> = {
  "/index.ts": ["/bind.ts"],
  "/generated.ts": ["/client.ts", "/claims.ts"],
  "/path.ts": ["/client.ts", "openapi-fetch"],
  "/operation.ts": ["/media-type.ts"],
  "/redis.ts": ["/client.ts", "/seal.ts"],
  "/client.ts": ["/media-type.ts", "/errors.ts"],
  "/claims.ts": ["jwt-decode"],
  "/seal.ts": ["node:crypto", "/errors.ts"],
};
const entries = new Map([
  ["/index.ts", "latchkey"],
  ["/generated.ts", "latchkey/generated"],
  ["/path.ts", "latchkey/generated/path-client"],
  ["/operation.ts", "latchkey/generated/operation"],
  ["/redis.ts", "latchkey/redis"],
]);
const modules = {
  getModuleInfo: (id: string) => (id.startsWith("/") ? { importedIds: imports[id] ?? [] } : null),
};

test("what a generated SDK imports is one file, but for what the command imports and what imports a package", () => {
  expect(Object.fromEntries(placesOf(entries, modules))).toEqual({
    "/operation.ts": "latchkey/generated/operation",
    "/media-type.ts": "latchkey/generated/operation",
    "/generated.ts": "latchkey/generated",
    "/bind.ts": "latchkey/generated",
    "/client.ts": "latchkey/generated",
    "/errors.ts": "latchkey/generated",
  });
});
