import { describe, expect, test } from "vitest";
import { toldOfOperation } from "../diff-text.ts";

const json = "application/json: { schema: { type: object, properties: { a: { type: string } } } }";
const csv = "text/csv: { schema: { type: string } }";
const compared = (before: string, now: string, status = "200"): string[] => {
  const keys = (content: string): string => `responses: { '${status}': { description: '', content: { ${content} } } }`;
  return toldOfOperation(keys(before), keys(now));
};

describe("the body of an answer", () => {
  test.each([
    [json, "", ["answer-body-removed: There is no body any more (200)."]],
    ["", json, ["answer-body-added: There is a body now (200)."]],
    [json, csv, ["answer-kind-changed: The body is text/csv; it was application/json (200)."]],
    [csv, csv.replace("csv", "plain"), ["answer-media-replaced: The body is text/plain; it was text/csv (200)."]],
    [
      json,
      json.replace("application/json", "application/x+json"),
      ["answer-json-renamed: The body is application/x+json; it was application/json (200)."],
    ],
    [
      json,
      json.replace("application/json", "application/x+json").replace("string", "number"),
      [
        "answer-json-renamed: The body is application/x+json; it was application/json (200).",
        "answer-type-changed: `data.a` is a number; it was a string (200).",
      ],
    ],
    [json, `${json}, ${csv}`, ["answer-media-added: The body can also be text/csv (200)."]],
    [`${json}, ${csv}`, json, ["answer-media-removed: The body can no longer be text/csv (200)."]],
    [
      csv,
      `${csv}, ${json}`,
      ["answer-media-preferred: A call asks for application/json; it asked for text/csv (200)."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(compared(before, now)).toEqual(want);
  });

  test("of an error has no media type that a call could ask for", () => {
    expect(compared(json, `${json}, ${csv}`, "404")).toEqual([
      "wording-changed: Nothing but words, or what no caller sees, has changed.",
    ]);
  });
});
