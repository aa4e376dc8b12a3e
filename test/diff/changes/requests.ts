import { gone, type Row } from "../judge.ts";
import { row } from "./rows.ts";

const limit = "paths /feed get parameters 0";
const sort = "paths /feed get parameters 1";
const ids = "paths /feed get parameters 2";
const since = "paths /feed get parameters 3";
const trace = "paths /feed get parameters 4";
const added = (parameter: object): Row["patch"] => ({ "paths /report get parameters": [parameter] });
const draft = "components schemas NewPost";
const body = "paths /feed post requestBody";
const picture = "paths /picture post requestBody content multipart/form-data";

/** What a call gives. */
export const requestRows: readonly Row[] = [
  row(
    "an optional parameter is added",
    added({ name: "x", in: "query", schema: { type: "string" } }),
    "parameter-added",
    "",
  ),
  row(
    "a parameter is widened",
    { [`${sort} schema`]: { anyOf: [{ enum: ["new", "top", "hot"] }, { type: "number" }] } },
    "request-type-widened",
    "",
  ),
  row(
    "a value is added to a parameter",
    { [`${sort} schema enum`]: ["new", "top", "hot", "old"] },
    "request-value-added",
    "",
  ),
  row(
    "a required query parameter is added",
    added({ name: "x", in: "query", required: true, schema: { type: "string" } }),
    "parameter-added-required",
    "call auth read",
  ),
  row(
    "a required query parameter with a default is added",
    added({ name: "x", in: "query", required: true, schema: { type: "string", default: "a" } }),
    "parameter-added-required",
    "call auth read",
  ),
  row(
    "a required header is added",
    added({ name: "X-Y", in: "header", required: true, schema: { type: "string" } }),
    "parameter-added-required",
    "call auth read",
  ),
  row(
    "a parameter becomes required",
    { [`${limit} required`]: true },
    "parameter-required",
    "call auth read errors exhaustive",
  ),
  row("a parameter becomes optional", { "paths /search get parameters 0 required": false }, "parameter-optional", ""),
  row(
    "a parameter is removed",
    { "paths /feed get parameters": [{ name: "sort", in: "query", schema: { enum: ["new", "top", "hot"] } }] },
    "parameter-removed",
    "call",
  ),
  row(
    "a parameter gets another type",
    { [`${limit} schema`]: { type: "boolean", default: 20 } },
    "request-type-changed",
    "call paths",
  ),
  row("a parameter is narrowed", { [`${sort} schema enum`]: ["new", "top"] }, "request-value-removed", "call paths"),
  row("a parameter moves from the query to a header", { [`${limit} in`]: "header" }, "parameter-moved", "call"),
  row("a header is spelt in other letters", { [`${trace} name`]: "x-trace" }, "parameter-respelled", "call"),
  row("a list is joined otherwise", { [`${ids} explode`]: false }, "parameter-style-changed", ""),
  row("a parameter has another style", { [`${ids} style`]: "pipeDelimited" }, "parameter-style-changed", ""),
  row("a maximum is lowered", { [`${limit} schema maximum`]: 50 }, "request-limit-tightened", ""),
  row("a pattern is set", { [`${trace} schema pattern`]: "^[a-f]+$" }, "request-limit-tightened", ""),
  row("a number has to be whole", { [`${draft} properties score type`]: "integer" }, "request-limit-tightened", ""),
  row("a maximum is raised", { [`${limit} schema maximum`]: 500 }, "request-limit-loosened", ""),
  row("a default changes", { [`${limit} schema default`]: 50 }, "request-default-changed", ""),
  row(
    "a parameter is no moment any more",
    { [`${since} schema format`]: gone },
    "parameter-moment-removed request-limit-loosened",
    "call",
  ),
  row("a parameter is deprecated", { [`${trace} deprecated`]: true }, "request-deprecated", ""),
  row(
    "an optional body is added",
    {
      "paths /ping post requestBody": {
        content: { "application/json": { schema: { type: "object", properties: { all: { type: "boolean" } } } } },
      },
    },
    "body-added",
    "",
  ),
  row("a body becomes optional", { [`${body} required`]: false }, "body-optional", ""),
  row(
    "a required body is added",
    {
      "paths /ping post requestBody": {
        required: true,
        content: { "application/json": { schema: { type: "object", properties: { all: { type: "boolean" } } } } },
      },
    },
    "body-added-required",
    "call",
  ),
  row("a body becomes required", { "paths /me put requestBody required": true }, "body-required", "call auth"),
  row("a body is removed", { "paths /me put requestBody": gone }, "body-removed", "call"),
  row(
    "a body's media type is replaced",
    {
      [`${body} content`]: {
        "application/x-www-form-urlencoded": { schema: { $ref: "#/components/schemas/NewPost" } },
      },
    },
    "body-media-replaced",
    "",
  ),
  row(
    "a body's media type is added",
    { [`${body} content application/x-www-form-urlencoded`]: { schema: { $ref: "#/components/schemas/NewPost" } } },
    "body-media-added",
    "",
  ),
  row(
    "another media type of a body comes first",
    {
      [`${body} content`]: {
        "application/vnd.feed+json": { schema: { $ref: "#/components/schemas/NewPost" } },
        "application/json": { schema: { $ref: "#/components/schemas/NewPost" } },
      },
    },
    "body-media-added body-media-preferred",
    "",
  ),
  row("a body's media type is removed", { [`${body} content text/plain`]: gone }, "body-media-removed", "call", {
    old: { [`${body} content text/plain`]: { schema: { type: "string" } } },
    code: { call: 'void api.createPost(client, { body: "text", contentType: "text/plain" });' },
  }),
  row(
    "a text becomes JSON",
    {
      "paths /note put requestBody content": {
        "application/json": { schema: { type: "object", properties: { text: { type: "string" } } } },
      },
    },
    "body-kind-changed",
    "call",
  ),
  row(
    "a part of a body is encoded otherwise",
    { [`${picture} encoding`]: { labels: { contentType: "application/json" } } },
    "body-encoding-changed",
    "",
  ),
  row(
    "an optional property of a body is added",
    { [`${draft} properties more`]: { type: "string" } },
    "request-property-added",
    "",
  ),
  row("a property of a body becomes optional", { [`${draft} required`]: [] }, "request-property-optional", ""),
  row(
    "a property of a body becomes nullable",
    { [`${draft} properties title type`]: ["string", "null"] },
    "request-null-added",
    "",
  ),
  row(
    "a required property of a body is added",
    { [`${draft} required`]: ["title", "more"], [`${draft} properties more`]: { type: "string" } },
    "request-property-added-required",
    "call auth read errors exhaustive fixture paths",
  ),
  row(
    "a required property of a body with a default is added",
    { [`${draft} required`]: ["title", "more"], [`${draft} properties more`]: { type: "string", default: "a" } },
    "request-property-added-required",
    "call auth read errors exhaustive fixture paths",
  ),
  row(
    "a property of a body becomes required",
    { [`${draft} required`]: ["title", "text"] },
    "request-property-required",
    "call auth read errors exhaustive",
  ),
  row(
    "a property of a body is removed",
    { [`${draft} properties text`]: gone },
    "request-property-removed",
    "call fixture",
  ),
  row(
    "a property of a body becomes read-only",
    { [`${draft} properties text readOnly`]: true },
    "request-property-removed",
    "call",
  ),
  row(
    "a property of a body gets another type",
    { [`${draft} properties title type`]: "number" },
    "request-type-changed",
    "call auth read errors exhaustive fixture paths",
  ),
  row(
    "a property of a body is no longer nullable",
    { [`${draft} properties text type`]: "string" },
    "request-null-removed",
    "call fixture paths",
  ),
  row(
    "a body refuses what it does not describe",
    { [`${draft} additionalProperties`]: false },
    "request-extras-refused",
    "",
  ),
  row(
    "a body takes what it does not describe",
    { [`${draft} additionalProperties`]: true },
    "request-extras-added",
    "",
  ),
  row(
    "a value of an enum in bodies and answers is removed",
    { "components schemas Status enum": ["live"] },
    "request-value-removed answer-value-removed",
    "call exhaustive fixture",
  ),
  row(
    "a constraint that no type shows is added",
    { [`${draft} not`]: { required: ["text", "status"] } },
    "request-constraint-changed",
    "",
  ),
  row(
    "a property of a body is deprecated",
    { [`${draft} properties text deprecated`]: true },
    "request-deprecated",
    "",
  ),
];
