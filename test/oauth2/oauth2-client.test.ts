import { expect, test } from "vitest";
import { oauth2Refresh } from "../../src/oauth2/oauth2-refresh.ts";

test.each([
  [{ clientId: "app" }],
  [{ clientId: "app", issuer: "https://id.example", tokenEndpoint: "https://id.example/token" }],
  [{ clientId: "app", issuer: "id.example" }],
  [{ clientId: "", issuer: "https://id.example" }],
  [{ clientId: "app", clientSecret: "", issuer: "https://id.example" }],
])("options that cannot work are a TypeError at once: %j", (options) => {
  expect(() => oauth2Refresh(options)).toThrow(TypeError);
});
