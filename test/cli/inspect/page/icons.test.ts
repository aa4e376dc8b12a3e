import { expect, test } from "vitest";
import { icon, iconSheet } from "../../../../cli/src/inspect/page/icons.ts";

const drawn = [...iconSheet.text.matchAll(/<symbol id="i-(\w+)"/g)].map(([, name]) => name);

test("each sign is drawn once, and used by its name", () => {
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(drawn).toEqual(expect.arrayContaining(["locked", "optional", "open", "danger", "caution", "note"]));
  expect(icon("locked").text).toContain('href="#i-locked"');
});

test("a sign says nothing to who cannot see it", () => {
  expect(icon("key").text).toContain('aria-hidden="true"');
});
