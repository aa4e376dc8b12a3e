import { gone, type Row } from "../judge.ts";
import { row } from "./rows.ts";

const problem = { $ref: "#/components/responses/Problem" };
const done = { "204": { description: "Done." } };
const getPost = {
  operationId: "getPost",
  tags: ["feed"],
  parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
  responses: {
    "200": { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Post" } } } },
    "404": problem,
  },
};
const deletePost = {
  operationId: "deletePost",
  tags: ["feed"],
  security: [{ bearer: [] }, { key: [] }],
  parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
  responses: { ...done, "404": problem },
};
const renamed = { name: "postId", in: "path", required: true, schema: { type: "string" } };

/** Operations as a whole, servers, components. */
export const operationRows: readonly Row[] = [
  row(
    "an operation is removed",
    { "paths /report get": gone, "components schemas Report": gone },
    "operation-removed schema-removed",
    "call auth read names fixture file",
  ),
  row("a path is removed", { "paths /search": gone }, "operation-removed", "call auth read file paths"),
  row(
    "an operation is added",
    { "paths /more": { get: { operationId: "more", tags: ["feed"], responses: done } } },
    "operation-added",
    "",
  ),
  row(
    "an operation is added whose name clashes",
    { "paths /a": { get: { operationId: "get-post", tags: ["feed"], responses: done } } },
    "operation-added",
    "",
  ),
  row(
    "an idempotency key is named",
    { "paths /feed post x-idempotency-key": "Idempotency-Key" },
    "idempotency-key-added",
    "",
  ),
  row(
    "an operationId is renamed",
    { "paths /me get operationId": "readMe" },
    "operation-renamed",
    "call auth session read file",
  ),
  row(
    "an operationId is removed",
    { "paths /feed get operationId": gone },
    "operation-renamed",
    "call auth read errors exhaustive file",
  ),
  row(
    "a path changes under the same operationId",
    { "paths /feed/{id}": gone, "paths /posts/{id}": { get: getPost, delete: deletePost } },
    "route-changed",
    "paths",
  ),
  row(
    "a method changes under the same operationId",
    {
      "paths /search get": gone,
      "paths /search post": {
        operationId: "search",
        tags: ["search"],
        security: [{}, { key: [] }],
        parameters: [{ name: "q", in: "query", required: true, schema: { type: "string" } }],
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Found" } } },
            },
          },
        },
      },
    },
    "route-changed",
    "paths",
  ),
  row(
    "a path parameter is renamed",
    {
      "paths /feed/{id}": gone,
      "paths /feed/{postId}": {
        get: { ...getPost, parameters: [renamed] },
        delete: { ...deletePost, parameters: [renamed] },
      },
    },
    "path-parameter-renamed",
    "call auth read errors exhaustive paths",
  ),
  row("the first tag changes", { "paths /report get tags": ["reports"] }, "file-changed", "file"),
  row("an operation is deprecated", { "paths /report get deprecated": true }, "operation-deprecated", ""),
  row("a description changes", { "paths /report get description": "Another one." }, "operation-described", ""),
  row(
    "a schema is renamed",
    {
      "components schemas Report": gone,
      "components schemas Summary": {
        type: "object",
        required: ["total"],
        properties: { total: { type: "integer", format: "int32" } },
      },
      "paths /report get responses 200 content application/json schema $ref": "#/components/schemas/Summary",
    },
    "schema-renamed",
    "names fixture",
  ),
  row("a schema that nobody uses is removed", { "components schemas Unused": gone }, "schema-removed", "names fixture"),
  row(
    "a schema is written where it was referred to",
    {
      "components schemas Page properties posts items": {
        type: "object",
        required: ["id", "title", "status", "author", "score"],
        properties: {
          id: { type: "string" },
          title: { type: "string" },
          status: { enum: ["draft", "live"], type: "string" },
          text: { type: "string" },
          author: { $ref: "#/components/schemas/Author" },
          score: { type: "number" },
          parent: { $ref: "#/components/schemas/Post" },
          extras: { type: "object", additionalProperties: { type: "string" } },
        },
      },
    },
    "wording-changed",
    "",
  ),
  row(
    "a schema that no operation uses changes",
    { "components schemas Unused required": ["a", "b"], "components schemas Unused properties b": { type: "string" } },
    "schema-changed",
    "fixture",
  ),
  row("a server changes", { "servers 0 url": "https://other.example.com/v1" }, "server-changed", ""),
  row(
    "an operation gets a server of its own",
    { "paths /report get servers": [{ url: "https://reports.example.com" }] },
    "operation-server-changed",
    "",
  ),
  row("the servers are removed", { servers: gone }, "server-removed", "client session"),
  row(
    "a second server is added",
    { servers: [{ url: "https://api.example.com/v1" }, { url: "https://eu.example.com/v1" }] },
    "other-servers-changed",
    "",
  ),
  row(
    "a webhook is added",
    {
      webhooks: {
        made: {
          post: {
            requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Post" } } } },
            responses: done,
          },
        },
      },
    },
    "wording-changed",
    "",
  ),
  row(
    "a link is added",
    {
      "paths /feed post responses 201 links": {
        get: { operationId: "getPost", parameters: { id: "$response.body#/id" } },
      },
    },
    "wording-changed",
    "",
  ),
  row(
    "an operation takes the name of another one",
    { "paths /report get operationId": "getNote", "paths /note get operationId": "getText" },
    "name-taken operation-removed operation-added answer-media-added answer-kind-changed",
    "call auth read file",
  ),
];
