import { expect, test } from "vitest";
import { bodySchema, judgeRequest } from "../../../cli/src/mock/judge-request.ts";
import { callOf, documentOf, routeOf } from "./scrap.ts";

const schema = { type: "object" };
const root = documentOf({
  "/": { post: { requestBody: { content: { "application/json": { schema } } }, responses: {} } },
});
const route = routeOf(root);
const sent = (type: string, body: string) =>
  callOf({ method: "POST", headers: { "content-type": type }, body: Buffer.from(body) });

test("a body that cannot be read is a bad request", async () => {
  const judged = await judgeRequest(root, route, sent("application/json", "{"), {}, undefined);
  expect(judged).toEqual({
    values: undefined,
    findings: [{ location: "body", message: "The body is not JSON." }],
    statuses: [400, 422],
  });
});

test("a body of a type that the document does not have is named", async () => {
  const judged = await judgeRequest(root, route, sent("text/csv", "a"), {}, undefined);
  expect([judged.statuses[0], judged.findings[0]?.message]).toEqual([
    415,
    "The body is text/csv, and the document has application/json.",
  ]);
});

test("the judge has the last word, and without one all else is in order", async () => {
  const finding = { location: "body", message: "wrong" };
  const judged = await judgeRequest(root, route, sent("application/json", "{}"), {}, async () => [finding]);
  expect([judged.statuses, judged.findings]).toEqual([[422, 400], [finding]]);
  expect((await judgeRequest(root, route, sent("application/json", "{}"), {}, undefined)).statuses).toEqual([]);
});

test("an operation without a body takes any", async () => {
  const bare = documentOf({ "/": { post: { responses: {} } } });
  expect((await judgeRequest(bare, routeOf(bare), sent("text/csv", "a"), {}, undefined)).statuses).toEqual([]);
});

test("the schema of a body is that of its type", () => {
  expect([bodySchema(root, route, "application/json"), bodySchema(root, route, "text/csv")]).toEqual([schema, true]);
});
