import { expect, test } from "vitest";
import type { ComponentId } from "../../../../cli/src/generate/by-file/component-references.ts";
import { placeComponents } from "../../../../cli/src/generate/by-file/place-components.ts";

/** From `a: b c` to what refers to what. */
function references<From extends string>(lines: Readonly<Record<string, string>>): Map<From, ComponentId[]> {
  const ids = (names: string): ComponentId[] =>
    names.split(" ").flatMap((name) => (name === "" ? [] : [`s/${name}` as const]));
  return new Map(Object.entries(lines).map(([from, to]) => [from as From, ids(to)]));
}

function placesOf(components: Record<string, string>, files: Record<string, string>): Record<string, string> {
  const named = Object.fromEntries(Object.entries(components).map(([name, to]) => [`s/${name}`, to]));
  const places = placeComponents(references<ComponentId>(named), references<string>(files), "shared");
  return Object.fromEntries([...places].map(([id, file]) => [id.slice(2), file]));
}

test("a component stands with the only operations that use it, also by way of others", () => {
  expect(placesOf({ a: "b", b: "c", c: "a", d: "" }, { one: "a", two: "d" })).toEqual({
    ...{ a: "one", b: "one", c: "one" },
    d: "two",
  });
});

test("what operations of two files use is shared, and so is all that it uses", () => {
  const components = { a: "b", b: "c", c: "b", x: "b" };
  expect(placesOf(components, { one: "a", two: "x" })).toEqual({ a: "one", x: "two", b: "shared", c: "shared" });
  expect(placesOf(components, { one: "a", two: "c a" })).toEqual({ a: "shared", b: "shared", c: "shared" });
});

test("what no operation uses has no place", () => {
  expect(placesOf({ a: "", hook: "a" }, { one: "a", two: "" })).toEqual({ a: "one" });
});

test("takes time in proportion to the references", () => {
  const names = Array.from({ length: 3_000 }, (_, index) => `c${index}`);
  const chain = Object.fromEntries(
    names.map((name, index) => [name, `${names[index + 1] ?? ""} ${names[index + 2] ?? ""}`]),
  );
  const files = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`f${index}`, "c0"]));
  const start = performance.now();
  expect(new Set(Object.values(placesOf(chain, files)))).toEqual(new Set(["shared"]));
  expect(performance.now() - start).toBeLessThan(1_000);
});
