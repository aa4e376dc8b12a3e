import { expect, test } from "vitest";
import {
  namedBesideRequests,
  namedByAnswers,
  namedByRequests,
  schemasNamed,
} from "../../../../cli/src/document/parts/schema-names.ts";

const ref = (name: string, kind = "schemas"): { $ref: string } => ({ $ref: `#/components/${kind}/${name}` });
const content = (name: string): object => ({ content: { "application/json": { schema: ref(name) } } });

const item = {
  parameters: [{ schema: ref("Shared") }],
  post: {
    parameters: [{ schema: ref("Own") }, ref("limit", "parameters")],
    requestBody: content("Body"),
    responses: { 200: content("Answer") },
    callbacks: { done: { "{$url}": { post: { requestBody: content("Told"), responses: { 200: content("Heard") } } } } },
  },
} as const;

test("a tree names the component schemas that it refers to, each once", () => {
  expect(schemasNamed([ref("A"), { items: ref("B") }, ref("A"), ref("C", "responses")]).toSorted()).toEqual(["A", "B"]);
  expect([schemasNamed(undefined), schemasNamed("A")]).toEqual([[], []]);
});

test("requests are parameters and bodies, of the path as well, and of callbacks", () => {
  expect(namedByRequests(JSON.parse(JSON.stringify(item))).toSorted()).toEqual(["Body", "Own", "Shared", "Told"]);
});

test("beside requests are the answers", () => {
  expect(namedBesideRequests(JSON.parse(JSON.stringify(item))).toSorted()).toEqual(["Answer", "Heard"]);
});

test("answers are told apart for webhooks", () => {
  expect(namedByAnswers(JSON.parse(JSON.stringify(item))).toSorted()).toEqual(["Answer", "Heard"]);
});
