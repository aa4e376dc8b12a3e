import { expect, test } from "vitest";
import {
  booleanAt,
  isContainer,
  isList,
  isObject,
  type Json,
  listAt,
  mapValues,
  objectAt,
  stringAt,
  valueAt,
} from "../../../cli/src/document/json.ts";

const node: Json = { text: "a", yes: true, list: [1], object: { b: 1 }, nothing: null };

test("only an object has keys, and only a list has items", () => {
  const values: readonly (Json | undefined)[] = [{}, [], null, "text", undefined];
  expect(values.map(isObject)).toEqual([true, false, false, false, false]);
  expect(values.map(isList)).toEqual([false, true, false, false, false]);
  expect(values.map(isContainer)).toEqual([true, true, false, false, false]);
});

test("what is read is of the kind that was asked for, or nothing", () => {
  expect([stringAt(node, "text"), stringAt(node, "yes")]).toEqual(["a", undefined]);
  expect([booleanAt(node, "yes"), booleanAt(node, "text")]).toEqual([true, undefined]);
  expect([listAt(node, "list"), listAt(node, "object")]).toEqual([[1], []]);
  expect([objectAt(node, "object"), objectAt(node, "list"), objectAt(node, "nothing")]).toEqual([{ b: 1 }, {}, {}]);
  expect([valueAt(node, "nothing"), valueAt([1], "0"), valueAt(undefined, "text")]).toEqual([
    null,
    undefined,
    undefined,
  ]);
});

test("only own keys count", () => {
  expect(valueAt({}, "constructor")).toBeUndefined();
  expect(objectAt({}, "__proto__")).toEqual({});
});

test("`__proto__` stays a key where values are replaced", () => {
  const changed = mapValues(JSON.parse('{ "__proto__": 1, "a": 2 }'), (value, key) => [key, value]);
  expect(Object.entries(changed)).toEqual([
    ["__proto__", ["__proto__", 1]],
    ["a", ["a", 2]],
  ]);
});
