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

describe("the items of an answer that streams", () => {
  const lines = "application/jsonl: { itemSchema: { type: object, properties: { a: { type: string } } } }";
  const events = lines.replace("application/jsonl", "text/event-stream");
  const encoded =
    "text/event-stream: { itemSchema: { type: object, properties: { data: { type: string, contentMediaType: application/json, contentSchema: { type: object, properties: { a: { type: string } } } } } } }";

  test.each([
    [lines, lines.replace("string", "number"), ["answer-type-changed: `item.a` is a number; it was a string (200)."]],
    [
      events,
      events.replace("string", "number"),
      ["answer-type-changed: `item.data.a` is a number; it was a string (200)."],
    ],
    [
      encoded,
      encoded.replace("{ a: { type: string", "{ a: { type: number"),
      ["answer-type-changed: `item.data.a` is a number; it was a string (200)."],
    ],
    ["text/event-stream: {}", events, ["answer-type-changed: `item.data` is an object; it was a string (200)."]],
    // Whichever way the document says it.
    [
      events,
      events.replace("itemSchema", "schema"),
      ["wording-changed: Nothing but words, or what no caller sees, has changed."],
    ],
    [lines, events, ["answer-kind-changed: The body is text/event-stream; it was application/jsonl (200)."]],
    [
      lines,
      lines.replace("jsonl", "x-ndjson"),
      ["answer-media-replaced: The body is application/x-ndjson; it was application/jsonl (200)."],
    ],
    [
      `${json}, ${events}`,
      `${json}, ${events.replace("string", "number")}`,
      ["answer-type-changed: `item.data.a` is a number; it was a string (200)."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(compared(before, now)).toEqual(want);
  });

  test("of an error are the text that it is read as", () => {
    expect(compared(events, events.replace("string", "number"), "404")).toEqual([
      "wording-changed: Nothing but words, or what no caller sees, has changed.",
    ]);
  });
});
