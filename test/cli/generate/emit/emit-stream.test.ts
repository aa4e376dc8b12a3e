import { expect, test } from "vitest";
import { endpointText, endpointTypes, generateText } from "../generate-text.ts";

const operation = (content: string): string =>
  `  /x: { get: { operationId: x, responses: { "200": { description: "", content: { ${content} } } } } }`;
const schemas = `components:
  schemas:
    Waiting: { type: object, properties: { data: { type: string }, retry: { type: integer } } }
    Post: { type: object, properties: { title: { type: string } } }
    PostEvent:
      oneOf:
        - { type: object, required: [event, data], properties: { event: { const: post }, data: { $ref: '#/components/schemas/Post' } } }
        - { type: object, required: [event, data], properties: { event: { const: over }, data: { type: string } } }`;
const post = "{ $ref: '#/components/schemas/Post' }";
const json = `{ type: string, contentMediaType: application/json, contentSchema: ${post} }`;

test.each([
  ["text/event-stream: {}", "EventStream", "/* @__PURE__ */ eventStream()"],
  [
    `text/event-stream: { schema: ${post} }`,
    "EventStream<ServerSentEvent<schemas.Post>>",
    "/* @__PURE__ */ eventStream({ json: true })",
  ],
  [
    "text/event-stream: { itemSchema: { $ref: '#/components/schemas/PostEvent' } }",
    "EventStream<schemas.PostEvent>",
    '/* @__PURE__ */ eventStream({ json: ["post"] })',
  ],
  [
    "text/event-stream: { itemSchema: { $ref: '#/components/schemas/Waiting' } }",
    "EventStream<schemas.Waiting>",
    "/* @__PURE__ */ eventStream({ retry: true })",
  ],
  [`application/jsonl: { itemSchema: ${post} }`, "ItemStream<schemas.Post>", "jsonLines"],
  [`application/x-ndjson: { schema: { type: array, items: ${post} } }`, "ItemStream<schemas.Post>", "jsonLines"],
  [`application/geo+json-seq: { itemSchema: ${post} }`, "ItemStream<schemas.Post>", "jsonSequence"],
])("%s is read as %s", (content, type, reader) => {
  expect(endpointTypes(operation(content), schemas)).toContain(`Success<200, ${type}>`);
  expect(endpointText(operation(content), schemas)).toContain(`  stream: ${reader},\n`);
});

test("JSON in an event's text has its type where the event has its own", () => {
  const content = `text/event-stream: { itemSchema: { type: object, properties: { data: ${json} } } }`;
  const { file } = generateText(`paths:\n${operation(content)}\n${schemas}`);
  expect(file("endpoints/default.ts")).toContain(
    'EventStream<operations["x"]["responses"][200]["content"]["text/event-stream"]>',
  );
  expect(file("schema.ts")).toContain('data: components["schemas"]["Post"];');
});

test("media types that stream have one reader each, and each is imported", () => {
  const content = `text/event-stream: {}, Application/JSONL: {}, application/json-seq: {}`;
  const text = generateText(`paths:\n${operation(content)}`).file("endpoints/default.ts");
  expect(text).toContain("  eventStream,\n  jsonLines,\n  jsonSequence,\n  streams,\n");
  expect(text.replaceAll(/\s+/g, " ")).toContain(
    'stream: /* @__PURE__ */ streams({ "text/event-stream": /* @__PURE__ */ eventStream(), "application/jsonl": jsonLines, "application/json-seq": jsonSequence, })',
  );
});

test("beside JSON a stream is a choice, with its own type", () => {
  const inline = "{ schema: { type: object, properties: { delta: { type: string } } } }";
  const content = `application/json: { schema: ${post} }, text/event-stream: ${inline}`;
  const types = endpointTypes(operation(content), schemas);
  expect(types).toContain("Success<200, schemas.Post>");
  expect(types.replaceAll(/\s+/g, " ")).toContain(
    'EventStream<ServerSentEvent<operations["x"]["responses"]["200 text/event-stream"]["content"]["text/event-stream"]>>',
  );
});

test("no reader is named where nothing streams, nor for errors", () => {
  const responses = '{ "200": { description: "" }, "400": { description: "", content: { text/event-stream: {} } } }';
  const text = generateText(`paths: { /x: { get: { operationId: x, responses: ${responses} } } }`);
  expect(text.file("endpoints/default.ts")).not.toContain("stream:");
});
