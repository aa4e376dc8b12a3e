import { describe, expect, test } from "vitest";
import { propertyPairs, propertyText } from "../../src/request/property.ts";

const asIs = (text: string): string => text;

describe("propertyPairs", () => {
  test.each([
    { encoding: {}, want: undefined },
    { encoding: { contentType: "application/json" }, want: undefined },
    {
      encoding: { style: "form" as const },
      want: [
        ["a", "1"],
        ["a", "2"],
      ],
    },
    { encoding: { explode: false }, want: [["a", "1,2"]] },
    { encoding: { style: "pipeDelimited" as const }, want: [["a", "1|2"]] },
    {
      encoding: { style: "pipeDelimited" as const, explode: true },
      want: [
        ["a", "1"],
        ["a", "2"],
      ],
    },
    {
      encoding: { allowReserved: false },
      want: [
        ["a", "1"],
        ["a", "2"],
      ],
    },
    { encoding: { contentType: "application/json", explode: false }, want: [["a", "1,2"]] },
  ])("$encoding makes $want", ({ encoding, want }) => {
    expect(propertyPairs("a", [1, 2], encoding, asIs)).toEqual(want);
  });
});

describe("propertyText", () => {
  test.each([
    { value: "x", contentType: undefined, text: "x", isJson: false },
    { value: 5, contentType: undefined, text: "5", isJson: false },
    { value: { a: 1 }, contentType: undefined, text: '{"a":1}', isJson: true },
    { value: [1], contentType: undefined, text: "[1]", isJson: true },
    { value: new Date(0), contentType: undefined, text: "1970-01-01T00:00:00.000Z", isJson: false },
    { value: "x", contentType: "application/json", text: '"x"', isJson: true },
    { value: "x", contentType: "application/json, text/plain", text: "x", isJson: false },
    { value: "x", contentType: "text/markdown", text: "x", isJson: false },
  ])("$value of type $contentType is $text", ({ value, contentType, ...want }) => {
    expect(propertyText(value, contentType)).toEqual(want);
  });
});
