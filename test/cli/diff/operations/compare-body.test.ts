import { describe, expect, test } from "vitest";
import { toldOfOperation } from "../diff-text.ts";

const compared = (before: string, now: string): string[] => {
  const keys = (body: string): string => (body === "" ? "responses: {}" : `requestBody: { ${body} }, responses: {}`);
  return toldOfOperation(keys(before), keys(now));
};
const object = "{ schema: { type: object, properties: { a: { type: string } } } }";
const json = `content: { application/json: ${object} }`;

describe("a body", () => {
  test.each([
    ["", json, ["body-added: A body is new."]],
    ["", `required: true, ${json}`, ["body-added-required: A body is new and required."]],
    [json, "", ["body-removed: The body is gone."]],
    [json, `required: true, ${json}`, ["body-required: The body is required."]],
    [`required: true, ${json}`, json, ["body-optional: The body may be left out."]],
    [json, json.replace("string", "number"), ["request-type-changed: `body.a` is a number; it was a string."]],
    [
      json,
      `content: { application/x-www-form-urlencoded: ${object} }`,
      ["body-media-replaced: The body is application/x-www-form-urlencoded; it was application/json."],
    ],
    [json, "content: { text/plain: {} }", ["body-kind-changed: The body is text/plain; it was application/json."]],
    [
      "content: { text/plain: {} }",
      "content: { text/csv: {} }",
      ["body-media-replaced: The body is text/csv; it was text/plain."],
    ],
    [
      json,
      `content: { application/json: ${object}, text/plain: {} }`,
      ["body-media-added: The body can also be text/plain."],
    ],
    [
      `content: { application/json: ${object}, text/plain: {} }`,
      json,
      ["body-media-removed: The body can no longer be text/plain."],
    ],
    [
      json,
      `content: { application/x+json: ${object}, application/json: ${object} }`,
      [
        "body-media-added: The body can also be application/x+json.",
        "body-media-preferred: A call sends application/x+json unless it says otherwise; it sent application/json.",
      ],
    ],
    [
      json,
      `content: { text/plain: {}, application/json: ${object} }`,
      [
        "body-media-added: The body can also be text/plain.",
        "body-kind-changed: A call sends text/plain unless it says otherwise; it sent application/json.",
      ],
    ],
    [
      `content: { multipart/form-data: ${object} }`,
      "content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { contentType: text/css } } } }",
      ["body-encoding-changed: The parts of multipart/form-data are written otherwise."],
    ],
    [
      "content: { text/plain: { schema: { type: string } } }",
      "content: { text/plain: { schema: { type: number } } }",
      ["wording-changed: Nothing but words, or what no caller sees, has changed."],
    ],
    [json, json.replace("application/json", "Application/JSON"), []],
  ])("%s and %s", (before, now, want) => {
    expect(compared(before, now).filter((line) => !(want.length === 0 && line.startsWith("wording")))).toEqual(want);
  });
});
