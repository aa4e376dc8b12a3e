import { expect, test } from "vitest";
import { emitSchemes, hue } from "../../../../cli/src/inspect/page/emit-schemes.ts";
import { contextOf, seen } from "./context-of.ts";

test("each scheme is a button that filters by its number", () => {
  const { text } = emitSchemes(contextOf("{ /a: { get: { security: [{ ghost: [] }] } } }"));
  expect([...text.matchAll(/data-set="scheme" data-value="(\d)"/g)].map(([, index]) => index)).toEqual(["0", "1", "2"]);
  expect(text).toContain('class="scheme h2 undefined"');
  expect(seen({ text })).toContain(
    "ghost 1 operations unknown scheme · a function of the application&#39;s defined nowhere",
  );
});

test("there are eight colours, and then the first again", () => {
  expect([hue(0), hue(7), hue(8)]).toEqual(["h0", "h7", "h0"]);
});
