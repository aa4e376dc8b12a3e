import { describe, expect, test } from "vitest";
import { changesOf, told, toldOfOperation } from "../diff-text.ts";

const compared = (before: string, now: string): string[] =>
  toldOfOperation(`parameters: [${before}], responses: {}`, `parameters: [${now}], responses: {}`);
const query = (rest: string): string => `{ name: q, in: query, ${rest} }`;
const text = "schema: { type: string }";

describe("parameters", () => {
  test.each([
    ["", query(text), ["parameter-added: `query.q` is new."]],
    ["", query(`required: true, ${text}`), ["parameter-added-required: `query.q` is new and required."]],
    [query(text), "", ["parameter-removed: `query.q` is gone."]],
    [query(text), query(`required: true, ${text}`), ["parameter-required: `query.q` is required."]],
    [query(`required: true, ${text}`), query(text), ["parameter-optional: `query.q` may be left out."]],
    [query(text), `{ name: q, in: header, ${text} }`, ["parameter-moved: `header.q` was `query.q`."]],
    [
      `{ name: X-Q, in: header, ${text} }`,
      `{ name: x-q, in: header, ${text} }`,
      ["parameter-respelled: `header.x-q` was called `X-Q`."],
    ],
    [
      query("schema: { type: array }"),
      query("explode: false, schema: { type: array }"),
      ["parameter-style-changed: `query.q` is written with explode false; it was the usual style."],
    ],
    [query(text), query(`deprecated: true, ${text}`), ["request-deprecated: `query.q` is deprecated."]],
    [
      query("schema: { type: string, format: date-time }"),
      query(text),
      [
        "parameter-moment-removed: `query.q` can no longer be a `Date`.",
        'request-limit-loosened: `query.q` has no format any more; it was "date-time".',
      ],
    ],
    [
      query("required: true, schema: { const: a }"),
      query("required: true, schema: { const: b }"),
      [
        'parameter-constant-changed: `query.q` is "b" by itself; it was "a".',
        'request-value-removed: `query.q` can no longer be "a".',
        'request-value-added: `query.q` can also be "b".',
      ],
    ],
    [
      query("content: { application/json: { schema: { type: string } } }"),
      query("content: { application/json: { schema: { type: number } } }"),
      ["request-type-changed: `query.q` is a number; it was a string."],
    ],
    [
      query(text),
      query("content: { application/json: { schema: { type: string } } }"),
      ["parameter-style-changed: `query.q` is written with content application/json; it was the usual style."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(compared(before, now)).toEqual(want);
  });

  test("are known by their position in a path", () => {
    const api = (name: string): string => `paths: { '/a/{${name}}': { get: { operationId: a, responses: {} } } }`;
    expect(told(api("x"), api("y"))).toEqual(["path-parameter-renamed: `path.y` was called `x`."]);
  });

  test("have a place in the document", () => {
    const api = (parameter: string, own: string): string =>
      `paths: { /a: { parameters: [${parameter}], get: { operationId: a, parameters: [${own}], responses: {} } } }`;
    const pointers = (before: string, now: string): string[] => changesOf(before, now).map(({ pointer }) => pointer);
    expect(pointers(api("", ""), api(query(text), ""))).toEqual(["/paths/~1a/parameters/0"]);
    expect(pointers(api("", ""), api("", query(text)))).toEqual(["/paths/~1a/get/parameters/0"]);
    const referred = (parameter: string): string =>
      `paths: { /a: { $ref: '#/components/pathItems/A' } }\ncomponents: { pathItems: { A: { parameters: [${parameter}], get: { operationId: a, responses: {} } } } }`;
    expect(pointers(referred(""), referred(query(text)))).toEqual(["/components/pathItems/A/parameters/0"]);
  });
});

describe("one value that is the whole query", () => {
  const whole = (type: string, rest = ""): string =>
    `{ name: q, in: querystring${rest}, content: { ${type}: { schema: { type: object, properties: { a: { type: string } } } } } }`;
  const form = whole("application/x-www-form-urlencoded");
  test.each([
    ["", form, ["parameter-added: `query` as a whole is new."]],
    ["", whole("application/json", ", required: true"), ["parameter-added-required: `query` as a whole is new."]],
    [form, "", ["parameter-removed: `query` as a whole is gone."]],
    [
      form,
      whole("application/json"),
      ["parameter-style-changed: `query` is written as application/json; it was application/x-www-form-urlencoded."],
    ],
    [
      form,
      whole("application/x-www-form-urlencoded", ", required: true"),
      ["parameter-required: `query` as a whole is required."],
    ],
    [
      form,
      form.replace("a: { type: string }", "a: { type: number }"),
      ["request-type-changed: `query.a` is a number; it was a string."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(compared(before, now)).toEqual(want);
  });
});
