import { expect, test } from "vitest";
import { isTrusted } from "../../../../cli/src/mock/control/is-trusted.ts";

test.each([
  ["127.0.0.1:4010", undefined, true],
  ["localhost:4010", undefined, true],
  ["app.localhost:4010", undefined, true],
  ["[::1]:4010", undefined, true],
  ["192.168.0.7:4010", undefined, true],
  ["evil.example:4010", undefined, false],
  ["127.0.0.1.evil.example", undefined, false],
  ["localhost.evil.example", undefined, false],
  ["", undefined, false],
  ["127.0.0.1:4010", "http://localhost:5173", true],
  ["127.0.0.1:4010", "http://127.0.0.1:4010", true],
  ["192.168.0.7:4010", "http://192.168.0.7:3000", true],
  ["127.0.0.1:4010", "https://evil.example", false],
  ["127.0.0.1:4010", "http://6.6.6.6", false],
  ["127.0.0.1:4010", "null", false],
])("Host %j with Origin %j is trusted: %s", (host, origin, want) => {
  expect(isTrusted({ host, ...(origin !== undefined && { origin }) })).toBe(want);
});

test("without a Host nothing is trusted", () => {
  expect(isTrusted({})).toBe(false);
});
