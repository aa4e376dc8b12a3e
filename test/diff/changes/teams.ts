import { gone, type Row } from "../judge.ts";
import { row } from "./rows.ts";

const schemas = "components schemas";
const feed = "paths /feed get";
const limit = `${feed} parameters 0 schema`;

/** What teams change from one week to the next, each held against the compiler too. */
export const teamRows: readonly Row[] = [
  row(
    "an enum of answers loses a value",
    { [`${schemas} Report properties kind`]: { enum: ["a"] } },
    "answer-value-removed",
    "",
    {
      old: { [`${schemas} Report properties kind`]: { enum: ["a", "b"] } },
    },
  ),
  row(
    "an enum of a parameter is opened",
    { [`${feed} parameters 1 schema`]: { type: "string" } },
    "request-value-added",
    "",
  ),
  row(
    "an enum of answers is opened",
    { [`${schemas} Report properties kind`]: { type: "string" } },
    "answer-value-added",
    "",
    {
      old: { [`${schemas} Report properties kind`]: { enum: ["a", "b"] } },
    },
  ),
  row(
    "an enum becomes a const",
    { [`${schemas} Status`]: { const: "live" } },
    "request-value-removed answer-value-removed",
    "call exhaustive fixture",
  ),
  row("a default is set", { [`${schemas} NewPost properties score default`]: 1 }, "request-default-changed", ""),
  row("a default is removed", { [`${limit} default`]: gone }, "request-default-changed", ""),
  row("a number gets a format", { [`${schemas} Post properties score format`]: "double" }, "answer-limit-changed", ""),
  row(
    "a text of an answer becomes a uuid",
    { [`${schemas} Found properties title format`]: "uuid" },
    "answer-limit-changed",
    "",
  ),
  row("int32 becomes int64", { [`${schemas} Report properties total format`]: "int64" }, "answer-limit-changed", ""),
  row(
    "a text of a body becomes a date",
    { [`${schemas} Credentials properties email format`]: "date" },
    "request-limit-tightened",
    "",
  ),
  row("a parameter becomes nullable", { [`${limit} type`]: ["integer", "null"] }, "request-null-added", ""),
  row(
    "nullable is written as anyOf",
    { [`${schemas} Author properties nick`]: { anyOf: [{ type: "string" }, { type: "null" }] } },
    "wording-changed",
    "",
  ),
  row(
    "alternatives change places",
    { [`${schemas} Pet oneOf`]: [{ $ref: "#/components/schemas/Dog" }, { $ref: "#/components/schemas/Cat" }] },
    "wording-changed",
    "",
  ),
  row(
    "oneOf becomes anyOf",
    {
      [`${schemas} Pet`]: {
        anyOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
        discriminator: {
          propertyName: "kind",
          mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
        },
      },
    },
    "wording-changed",
    "",
  ),
  row(
    "a mapping is written down that held by itself",
    { [`${schemas} Pet discriminator mapping`]: { Cat: "#/components/schemas/Cat", Dog: "#/components/schemas/Dog" } },
    "wording-changed",
    "",
    {
      old: { [`${schemas} Pet discriminator mapping`]: gone },
      instead: { call: "", read: "", exhaustive: "", fixture: "" },
    },
  ),
  row("an object of answers is closed", { [`${schemas} Report additionalProperties`]: false }, "wording-changed", ""),
  row(
    "an object of answers is opened",
    { [`${schemas} Report additionalProperties`]: true },
    "answer-extras-added",
    "",
  ),
  row(
    "an object of bodies is opened",
    { [`${schemas} Credentials additionalProperties`]: true },
    "request-extras-added",
    "",
  ),
  row(
    "a property is no longer read-only",
    { [`${schemas} Account properties id readOnly`]: gone },
    "request-property-added-required",
    "call",
  ),
  row(
    "a property is no longer write-only",
    { [`${schemas} Account properties password writeOnly`]: gone },
    "answer-property-added",
    "",
  ),
  row(
    "an answer's other media type comes first",
    {
      "paths /report get responses 200 content": {
        "text/csv": { schema: { type: "string" } },
        "application/json": { schema: { $ref: "#/components/schemas/Report" } },
      },
    },
    "",
    "",
  ),
  row(
    "errors of any status become those of the 4xx",
    {
      "paths /report get responses": {
        200: {
          description: "x",
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Report" } },
            "text/csv": { schema: { type: "string" } },
          },
        },
        "4XX": { $ref: "#/components/responses/Problem" },
      },
    },
    "error-removed error-added",
    "",
    {
      old: { "paths /report get responses default": { $ref: "#/components/responses/Problem" } },
    },
  ),
  row(
    "a 404 becomes a 410",
    {
      "paths /feed/{id} get responses 404": gone,
      "paths /feed/{id} get responses 410": { $ref: "#/components/responses/Problem" },
    },
    "error-removed error-added",
    "",
  ),
  row(
    "a server gets a variable with the same address",
    { servers: [{ url: "https://{host}/v1", variables: { host: { default: "api.example.com" } } }] },
    "wording-changed",
    "",
  ),
  row(
    "a server's variable has another default",
    { servers: [{ url: "https://{host}/v1", variables: { host: { default: "api.example.org" } } }] },
    "server-changed",
    "",
    {
      old: { servers: [{ url: "https://{host}/v1", variables: { host: { default: "api.example.com" } } }] },
    },
  ),
  row(
    "a list gets a smallest length",
    { [`${schemas} NewPost properties labels minItems`]: 1 },
    "request-limit-tightened",
    "",
    {
      old: { [`${schemas} NewPost properties labels`]: { type: "array", items: { type: "string" } } },
    },
  ),
  row(
    "a map gets a largest size",
    { [`${schemas} NewPost properties extras maxProperties`]: 5 },
    "request-limit-tightened",
    "",
  ),
  row(
    "a map's values get another type",
    { [`${schemas} NewPost properties extras additionalProperties`]: { type: "number" } },
    "request-type-changed",
    "call",
  ),
  row(
    "the items of a list become nullable",
    {
      [`${schemas} Page properties posts items`]: { anyOf: [{ $ref: "#/components/schemas/Post" }, { type: "null" }] },
    },
    "answer-null-added",
    "read",
  ),
  row(
    "the security of all is written for all",
    { security: [{ bearer: [] }], "paths /report get security": [] },
    "security-added",
    "auth",
  ),
  row("a tag is added behind the first", { "paths /feed get tags": ["feed", "new"] }, "wording-changed", ""),
  row("a property is deprecated", { [`${schemas} Report properties total deprecated`]: true }, "answer-deprecated", ""),
  row(
    "a text may also be a list",
    { [`${feed} parameters 4 schema`]: { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] } },
    "request-type-widened",
    "",
  ),
  row(
    "a parameter of the query becomes a cookie",
    { [`${feed} parameters 0 in`]: "cookie" },
    "parameter-moved",
    "call",
  ),
  row(
    "a parameter is defined for the whole path",
    {
      "paths /feed/{id} parameters": [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      "paths /feed/{id} get parameters": gone,
      "paths /feed/{id} delete parameters": gone,
    },
    "wording-changed",
    "",
  ),
  row(
    "a wrapper stands around the answer",
    {
      "paths /search get responses 200 content application/json schema": {
        type: "object",
        required: ["items"],
        properties: { items: { type: "array", items: { $ref: "#/components/schemas/Found" } } },
      },
    },
    "answer-type-changed",
    "read",
  ),
  row(
    "an answer becomes a stream of events",
    { "paths /note get responses 200 content": { "text/event-stream": { schema: { type: "string" } } } },
    "answer-kind-changed",
    "read",
  ),
  row(
    "values of an enum get names",
    {
      [`${schemas} Status`]: {
        oneOf: [
          { const: "draft", title: "Draft" },
          { const: "live", title: "Live" },
        ],
      },
    },
    "wording-changed",
    "",
  ),
  row(
    "a property of answers is renamed",
    {
      [`${schemas} Report`]: {
        type: "object",
        required: ["sum"],
        properties: { sum: { type: "integer", format: "int32" } },
      },
    },
    "answer-property-removed answer-property-added-required",
    "read fixture",
  ),
  row(
    "204 becomes 200 with a body",
    {
      "paths /ping post responses": {
        200: { description: "x", content: { "application/json": { schema: { $ref: "#/components/schemas/Report" } } } },
      },
    },
    "success-replaced answer-body-added",
    "",
  ),
  row(
    "200 becomes 204",
    { "paths /search get responses": { 204: { description: "x" } } },
    "success-replaced answer-body-removed",
    "read",
  ),
  row(
    "a whole number of answers becomes any",
    { [`${schemas} Report properties total`]: { type: "number" } },
    "answer-limit-changed",
    "",
  ),
  row(
    "a number of answers becomes whole",
    { [`${schemas} Post properties score`]: { type: "integer" } },
    "answer-limit-changed",
    "",
  ),
  row(
    "a number of bodies becomes a text",
    { [`${schemas} NewPost properties score`]: { type: "string" } },
    "request-type-changed",
    "call",
  ),
  row(
    "a parameter is written as JSON",
    { [limit]: gone, [`${feed} parameters 0 content`]: { "application/json": { schema: { type: "integer" } } } },
    "parameter-style-changed request-default-changed request-limit-loosened",
    "",
  ),
  row(
    "a prefix goes from the server into the paths",
    {
      servers: [{ url: "https://api.example.com" }],
      "paths /ping": gone,
      "paths /v1/ping": {
        post: { operationId: "ping", tags: ["search"], responses: { 204: { description: "Done." } } },
      },
    },
    "server-changed route-changed",
    "",
  ),
  row(
    "a path gets a slash at its end",
    {
      "paths /ping": gone,
      "paths /ping/": { post: { operationId: "ping", tags: ["search"], responses: { 204: { description: "Done." } } } },
    },
    "route-changed",
    "",
  ),
  row("an operationId begins with a capital", { "paths /ping post operationId": "Ping" }, "wording-changed", ""),
  row("an example changes", { [`${limit} example`]: 5 }, "wording-changed", ""),
  row(
    "a body of parts becomes JSON",
    {
      "paths /picture post requestBody content": {
        "application/json": {
          schema: {
            type: "object",
            required: ["file"],
            properties: { file: { type: "string" }, labels: { type: "array", items: { type: "string" } } },
          },
        },
      },
    },
    "body-media-replaced request-type-changed",
    "call",
  ),
  row(
    "a file becomes a text",
    { "paths /picture post requestBody content multipart/form-data schema properties file": { type: "string" } },
    "request-type-changed",
    "call",
  ),
  row(
    "a discriminator is removed",
    { [`${schemas} Pet discriminator`]: gone },
    "answer-discriminator-changed request-discriminator-changed",
    "read exhaustive",
  ),
  row(
    "a mapping gets one more value of the same schema",
    { [`${schemas} Pet discriminator mapping kitten`]: "#/components/schemas/Cat" },
    "answer-discriminator-changed request-discriminator-changed",
    "read exhaustive",
  ),
  row(
    "a key becomes a bearer token",
    { "components securitySchemes key": { type: "http", scheme: "bearer" } },
    "scheme-text-changed",
    "",
  ),
  row(
    "a bearer token gets a format",
    { "components securitySchemes bearer bearerFormat": "JWT" },
    "wording-changed",
    "",
  ),
  row(
    "a flow is added to a scheme",
    {
      "components securitySchemes login flows authorizationCode": {
        authorizationUrl: "https://login.example.com/a",
        tokenUrl: "https://login.example.com/token",
        scopes: {},
      },
    },
    "wording-changed",
    "",
  ),
  row(
    "an optional scheme is required with another",
    { "paths /search get security": [{ key: [], bearer: [] }] },
    "security-required security-scheme-added",
    "auth",
  ),
  row(
    "a body's schema is split into parts of allOf",
    {
      [`${schemas} Credentials`]: {
        allOf: [
          { type: "object", required: ["email"], properties: { email: { type: "string" } } },
          { type: "object", required: ["password"], properties: { password: { type: "string" } } },
        ],
      },
    },
    "wording-changed",
    "",
  ),
  row(
    "an optional property of an answer gets a default",
    { [`${schemas} Page properties next default`]: "x" },
    "wording-changed",
    "",
  ),
  row(
    "a list of a body becomes a pair",
    {
      [`${schemas} Dog properties tricks`]: {
        type: "array",
        prefixItems: [{ type: "string" }, { type: "string" }],
        items: false,
        minItems: 2,
      },
    },
    "answer-type-changed request-type-changed",
    "call",
  ),
  row(
    "a property of answers is anything",
    { [`${schemas} Report properties total`]: {} },
    "answer-type-widened",
    "read",
  ),
  row(
    "a property of answers that was anything is a text",
    { [`${schemas} Report properties more`]: { type: "string" } },
    "answer-type-narrowed",
    "",
    { old: { [`${schemas} Report properties more`]: {} } },
  ),
];
