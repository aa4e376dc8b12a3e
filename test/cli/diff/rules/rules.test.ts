import { describe, expect, test } from "vitest";
import { isRuleName, ruleGroups, ruleOf, type RuleName } from "../../../../cli/src/diff/rules/rules.ts";

const names = ruleGroups.flatMap((group) => group.names);

describe("the table", () => {
  test("has each rule once", () => {
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(names.map((name) => ruleOf(name).change)).size).toBe(names.length);
  });

  test.each(names)("%s says in a sentence what follows", (name) => {
    const { change, effect } = ruleOf(name);
    expect(change).toMatch(/^[A-Z`].*[^.]$/s);
    expect(effect).toMatch(/^[A-Z`].*\.$/s);
  });

  test("whatever no longer compiles is major", () => {
    expect(names.filter((name) => ruleOf(name).recompile === "breaks" && ruleOf(name).step !== "major")).toEqual([]);
  });

  test("whatever breaks an installed SDK is major, unless a new one mends it by itself", () => {
    const mended: RuleName[] = ["scheme-moved", "token-address-changed", "pages-changed"];
    const weak = names.filter((name) => ruleOf(name).running === "breaks" && ruleOf(name).step !== "major");
    expect(weak).toEqual(mended);
  });

  test("whatever nobody can notice is a patch, and whatever can be used a minor step", () => {
    expect(ruleOf("operation-described").step).toBe("patch");
    expect(ruleOf("operation-added").step).toBe("minor");
  });
});

test("a name is known, and no other text is", () => {
  expect([isRuleName("operation-added"), isRuleName("toString"), isRuleName("")]).toEqual([true, false, false]);
});
