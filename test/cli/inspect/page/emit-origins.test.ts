import { expect, test } from "vitest";
import { emitOrigins } from "../../../../cli/src/inspect/page/emit-origins.ts";
import { seen } from "./context-of.ts";

const origin = {
  origin: "http://a.example",
  isPlain: true,
  isDefault: true,
  namedBy: ["a", "b", "c", "d", "e", "f"],
  operations: 1,
};

test("an origin says what may go there, and who names it, up to four", () => {
  expect(seen(emitOrigins([origin]))).toContain(
    "http://a.example default not encrypted 1 operation; a, b, c, d, and 2 more",
  );
});

test("an encrypted one has no badge, and one without operations counts none", () => {
  const text = seen(emitOrigins([{ ...origin, isPlain: false, isDefault: false, namedBy: ["a"], operations: 0 }]));
  expect(text).toMatch(/http:\/\/a\.example a$/);
});
