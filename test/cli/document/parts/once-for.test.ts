import { expect, test } from "vitest";
import { onceFor } from "../../../../cli/src/document/parts/once-for.ts";

test("looks once into each object, also where nothing is found", () => {
  const looks: object[] = [];
  const find = onceFor((node: { readonly name?: string }) => {
    looks.push(node);
    return node.name;
  });
  const [named, nameless] = [{ name: "a" }, {}];
  expect([find(named), find(nameless), find(named), find(nameless)]).toEqual(["a", undefined, "a", undefined]);
  expect(looks).toEqual([named, nameless]);
});
