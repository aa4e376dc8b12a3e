import { describe, expect, test } from "vitest";
import { toldOfOperation } from "../diff-text.ts";

const compared = (before: string, now: string): string[] =>
  toldOfOperation(`responses: { ${before} }`, `responses: { ${now} }`);
const object = (name: string): string =>
  `{ description: '', content: { application/json: { schema: { type: object, required: [${name}], properties: { ${name}: { type: string } } } } } }`;
const [a, b, none] = [object("a"), object("b"), "{ description: '' }"];

describe("successes", () => {
  test.each([
    [`'200': ${a}`, `'201': ${a}`, ["success-replaced: A success is 201; it was 200."]],
    [
      `'200': ${a}`,
      `'201': ${b}`,
      [
        "success-replaced: A success is 201; it was 200.",
        "answer-property-removed: `data.a` is gone (201).",
        "answer-property-added-required: `data.b` is new, and always there (201).",
      ],
    ],
    [`'200': ${a}`, `'200': ${a}, '201': ${a}`, ["success-added: A success may be 201."]],
    [`'200': ${a}`, `'200': ${a}, '202': ${none}`, ["success-added-otherwise: A success may be 202, with other data."]],
    [`'200': ${a}`, `'200': ${a}, '201': ${b}`, ["success-added-otherwise: A success may be 201, with other data."]],
    ["", `'200': ${a}`, ["success-added: A success may be 200."]],
    [`'200': ${a}, '201': ${a}`, `'200': ${a}`, ["success-removed: The success 201 is gone."]],
    [
      `'200': ${a}`,
      `'404': ${a}`,
      ["answer-body-removed: The success 200 is gone.", "error-added: The error 404 is new."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(compared(before, now)).toEqual(want);
  });
});

describe("errors", () => {
  test.each([
    [`'404': ${a}`, `'404': ${a}, '410': ${a}`, ["error-added: The error 410 is new."]],
    [`'404': ${a}`, `'404': ${a}, '410': ${b}`, ["error-added-otherwise: The error 410 is new."]],
    ["", `'404': ${a}`, ["error-added: The error 404 is new."]],
    [`'404': ${a}`, `'404': ${a}, '410': ${none}`, ["error-added: The error 410 is new."]],
    [`'404': ${a}`, `'404': ${a}, '304': ${none}`, ["error-added-otherwise: The error 304 is new."]],
    [`'404': ${a}, '410': ${a}`, `'404': ${a}`, ["error-removed: The error 410 is declared no more."]],
    [`'404': ${a}, '410': ${b}`, `'404': ${a}`, ["error-removed-otherwise: The error 410 is declared no more."]],
    [`'404': ${a}`, "", ["error-removed-otherwise: The error 404 is declared no more."]],
    [`'404': ${a}`, `'404': ${none}`, ["error-removed-otherwise: The error 404 has no body any more."]],
    [`'404': ${none}`, `'404': ${a}`, ["error-added: The error 404 has a body now."]],
    [
      `'404': ${a}`,
      `'404': ${a.replace("string", "number")}`,
      ["answer-type-changed: `error.a` is a number; it was a string (404)."],
    ],
    [`'404': ${a}`, `'404': ${a}, default: ${a}`, ["error-added: The error default is new."]],
  ])("%s and %s", (before, now, want) => {
    const ok = "'200': { description: '' }";
    const join = (responses: string): string => (responses === "" ? ok : `${ok}, ${responses}`);
    expect(compared(join(before), join(now))).toEqual(want);
  });
});
