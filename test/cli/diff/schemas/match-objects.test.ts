import { expect, test } from "vitest";
import { matchObjects } from "../../../../cli/src/diff/schemas/match-objects.ts";
import { flat } from "../diff-text.ts";

const choice = (names: string, rest: string, tag = ""): ReturnType<typeof flat>["objects"] =>
  flat(
    `\n      oneOf: [${names
      .split(" ")
      .map((name) => `{ $ref: "#/components/schemas/${name}" }`)
      .join(", ")}]${tag}\n${rest}`,
  ).objects;

const two = `    A: { type: object, properties: { a: {} } }
    B: { type: object, properties: { b: {} } }
    C: { type: object, properties: { c: {} } }`;

function matched(before: string, now: string, isEqual = false, tags: readonly string[] = ["", ""]): string {
  const [old, fresh] = [choice(before, two, tags[0]), choice(now, two, tags[1])];
  const { pairs, removed, added } = matchObjects(old, fresh, () => isEqual);
  const names = (forms: typeof old): string => forms.map(({ name }) => name).join("");
  return `${pairs.map((pair) => names(pair)).join(" ")} -${names(removed)} +${names(added)}`;
}

test("what is one component is one object, in whatever order", () => {
  expect(matched("A B", "B A")).toBe("AA BB - +");
});

test("what is left over on one side is gone or new", () => {
  expect(matched("A", "A B")).toBe("AA - +B");
  expect(matched("A B", "B")).toBe("BB -A +");
});

test("what is left over on both sides is the same one with another name", () => {
  expect(matched("A B", "A C")).toBe("AA BC - +");
});

test("one value of the discriminator tells what is the same", () => {
  const tags = ["A", "B", "C"].map((name) => `\n      discriminator: { propertyName: k, mapping: { x: ${name} } }`);
  expect(matched("A B", "C A", false, [tags[1] ?? "", tags[2] ?? ""])).toBe("AA BC - +");
});

test("what means the same is the same", () => {
  expect(matched("A B", "C", true)).toBe("AC -B +");
});
