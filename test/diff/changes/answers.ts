import { gone, type Row } from "../judge.ts";
import { row } from "./rows.ts";

const post = "components schemas Post";
const getPost = "paths /feed/{id} get responses";
const jsonOf = (schema: unknown): unknown => ({ description: "", content: { "application/json": { schema } } });
const ref = (name: string): unknown => ({ $ref: `#/components/schemas/${name}` });
const other = { type: "object", required: ["reason"], properties: { reason: { type: "string" } } };

/** What a call receives. */
export const answerRows: readonly Row[] = [
  row(
    "a value is added to an enum",
    { "components schemas Status enum": ["draft", "live", "gone"] },
    "request-value-added answer-value-added",
    "exhaustive",
  ),
  row(
    "an optional property is added",
    { [`${post} properties more`]: { type: "string" } },
    "answer-property-added",
    "",
  ),
  row(
    "a property is added that is always there",
    {
      [`${post} properties more`]: { type: "string" },
      [`${post} required`]: ["id", "title", "status", "author", "score", "more"],
    },
    "answer-property-added-required",
    "fixture",
  ),
  row(
    "an optional property becomes required",
    { [`${post} required`]: ["id", "title", "status", "author", "score", "text"] },
    "answer-property-required",
    "fixture",
  ),
  row(
    "a property is removed",
    { [`${post} properties score`]: gone, [`${post} required`]: ["id", "title", "status", "author"] },
    "answer-property-removed",
    "read fixture paths",
  ),
  row(
    "a property becomes optional",
    { [`${post} required`]: ["id", "title", "status", "author"] },
    "answer-property-optional",
    "read paths",
  ),
  row(
    "a property becomes nullable",
    { [`${post} properties score type`]: ["number", "null"] },
    "answer-null-added",
    "read paths",
  ),
  row(
    "a property becomes wider",
    { [`${post} properties score type`]: ["number", "string"] },
    "answer-type-widened",
    "read paths",
  ),
  row(
    "a property gets another type",
    { [`${post} properties score type`]: "string" },
    "answer-type-changed",
    "read fixture paths",
  ),
  row(
    "a property becomes write-only",
    { [`${post} properties text writeOnly`]: true },
    "answer-property-removed",
    "read fixture",
  ),
  row(
    "a choice gets one more form",
    {
      "components schemas Pet oneOf": [ref("Cat"), ref("Dog"), ref("Fish")],
      "components schemas Fish": { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
    },
    "request-type-widened answer-type-widened schema-added",
    "read exhaustive",
  ),
  row(
    "an object becomes a list",
    { [`${getPost} 200`]: jsonOf({ type: "array", items: ref("Post") }) },
    "answer-type-changed",
    "read exhaustive paths",
  ),
  row(
    "an answer's body is removed",
    { [`${getPost} 200`]: { description: "" } },
    "answer-body-removed",
    "read exhaustive paths",
  ),
  row(
    "JSON becomes a text",
    { [`${getPost} 200`]: { description: "", content: { "text/plain": { schema: { type: "string" } } } } },
    "answer-kind-changed",
    "read exhaustive paths",
  ),
  row(
    "200 becomes 201",
    { [`${getPost} 200`]: gone, [`${getPost} 201`]: jsonOf(ref("Post")) },
    "success-replaced",
    "exhaustive",
  ),
  row(
    "a second success has no body",
    { [`${getPost} 202`]: { description: "" } },
    "success-added-otherwise",
    "read exhaustive paths",
  ),
  row("a second success has the same body", { [`${getPost} 203`]: jsonOf(ref("Post")) }, "success-added", "exhaustive"),
  row(
    "an answer gets a further media type",
    { [`${getPost} 200 content text/csv`]: { schema: { type: "string" } } },
    "answer-media-added",
    "",
  ),
  row(
    "an answer loses a further media type",
    { "paths /report get responses 200 content text/csv": gone },
    "answer-media-removed",
    "call read",
  ),
  row(
    "a text may come as JSON",
    {
      "paths /note get responses 200 content application/json": {
        schema: { type: "object", required: ["a"], properties: { a: { type: "string" } } },
      },
    },
    "answer-media-preferred",
    "read",
  ),
  row(
    "JSON has another media type",
    { [`${getPost} 200 content`]: { "application/vnd.post+json": { schema: ref("Post") } } },
    "answer-json-renamed",
    "",
  ),
  row(
    "a text has another media type",
    { "paths /note get responses 200 content": { "text/csv": { schema: { type: "string" } } } },
    "answer-media-replaced",
    "",
  ),
  row(
    "an error is added with the same schema",
    { [`${getPost} 410`]: { $ref: "#/components/responses/Problem" } },
    "error-added",
    "",
  ),
  row(
    "`default` is added with the same schema",
    { [`${getPost} default`]: { $ref: "#/components/responses/Problem" } },
    "error-added",
    "",
  ),
  row(
    "an error is added with another schema",
    { [`${getPost} 410`]: jsonOf(other) },
    "error-added-otherwise",
    "errors paths",
  ),
  row(
    "an error with another schema is removed",
    { [`${getPost} 404`]: gone },
    "error-removed-otherwise",
    "errors paths",
  ),
  row("an error with the schema of others is removed", { "paths /feed post responses 404": gone }, "error-removed", ""),
  row(
    "an error's schema changes",
    { "components schemas Problem properties title": gone, "components schemas Problem required": ["status"] },
    "answer-property-removed",
    "errors fixture paths",
  ),
  row("a header is removed", { "paths /feed get responses 200 headers X-Total": gone }, "header-removed", "read"),
  row(
    "a header becomes optional",
    { "paths /feed get responses 200 headers X-Total required": false },
    "header-optional",
    "read",
  ),
  row(
    "a header is added",
    { "paths /feed get responses 200 headers X-More": { schema: { type: "string" } } },
    "header-added",
    "",
  ),
  row(
    "a header gets another type",
    { "paths /feed get responses 200 headers X-Total schema type": "string" },
    "header-type-changed",
    "read",
  ),
  row(
    "a header gets one more value",
    { "paths /feed get responses 200 headers X-Cache schema enum": ["hit", "miss", "stale"] },
    "header-value-added",
    "exhaustive",
  ),
  row(
    "a header gets one value less",
    { "paths /feed get responses 200 headers X-Cache schema enum": ["hit"] },
    "header-value-removed",
    "exhaustive",
  ),
  row(
    "null is never there any more",
    { "components schemas Author properties nick type": "string" },
    "answer-null-removed",
    "fixture",
  ),
  row(
    "a map is closed",
    { [`${post} properties extras`]: { type: "object", properties: { a: { type: "string" } } } },
    "answer-property-added answer-extras-removed",
    "read fixture",
  ),
  row(
    "a discriminator has another value",
    {
      "components schemas Pet discriminator mapping": {
        Cat: "#/components/schemas/Cat",
        dog: "#/components/schemas/Dog",
      },
    },
    "request-discriminator-changed answer-discriminator-changed",
    "call read exhaustive fixture",
  ),
  row(
    "an integer may be large",
    { "components schemas Report properties total format": "int64" },
    "answer-limit-changed",
    "",
  ),
  row(
    "what is composed is written in one",
    {
      [post]: {
        allOf: [
          {
            type: "object",
            required: ["id", "title"],
            properties: { id: { type: "string" }, title: { type: "string" } },
          },
          {
            type: "object",
            required: ["status", "author", "score"],
            properties: {
              status: ref("Status"),
              text: { type: "string" },
              author: ref("Author"),
              score: { type: "number" },
              parent: ref("Post"),
              extras: { type: "object", additionalProperties: { type: "string" } },
            },
          },
        ],
      },
    },
    "wording-changed",
    "",
  ),
  row("a property is deprecated", { [`${post} properties text deprecated`]: true }, "answer-deprecated", ""),
];
