import { gone, type Row } from "../judge.ts";
import { row } from "./rows.ts";

const report = "paths /report get security";
const scheme = "components securitySchemes";
const session = `${scheme} bearer x-session`;

/** Credentials, where they go, sessions. */
export const accessRows: readonly Row[] = [
  row("a public operation becomes secured", { [report]: [{ key: [] }] }, "security-added", "auth"),
  row(
    "optional security becomes required",
    { "paths /search get security": [{ key: [] }] },
    "security-required",
    "auth",
  ),
  row(
    "a scheme is added to an alternative",
    { "paths /me get security": [{ bearer: [], key: [] }] },
    "security-scheme-added",
    "auth session",
  ),
  row(
    "an alternative is removed",
    { "paths /feed/{id} delete security": [{ bearer: [] }] },
    "security-alternative-removed",
    "auth",
  ),
  row(
    "another scheme is required",
    { "paths /me get security": [{ key: [] }] },
    "security-scheme-replaced",
    "auth session",
  ),
  row("a secured operation becomes public", { "paths /me get security": [] }, "security-removed", ""),
  row(
    "required security becomes optional",
    { "paths /me get security": [{ bearer: [] }, {}] },
    "security-optional",
    "",
  ),
  row(
    "a scheme is removed from an alternative",
    { "paths /me put security": [{ bearer: [] }] },
    "security-scheme-removed",
    "",
  ),
  row(
    "an alternative is added",
    { "paths /me get security": [{ bearer: [] }, { key: [] }] },
    "security-alternative-added",
    "",
  ),
  row(
    "a new alternative comes first",
    { "paths /me get security": [{ key: [] }, { bearer: [] }] },
    "security-alternative-added security-order-changed",
    "",
  ),
  row(
    "the alternatives are swapped",
    { "paths /feed/{id} delete security": [{ key: [] }, { bearer: [] }] },
    "security-order-changed",
    "",
  ),
  row(
    "a scope is added",
    { "paths /feed post security": [{ bearer: ["write", "admin"] }] },
    "security-scope-added",
    "",
  ),
  row("a scope is removed", { "paths /feed post security": [{ bearer: [] }] }, "security-scope-removed", ""),
  row("a key moves to the query", { [`${scheme} key in`]: "query" }, "scheme-moved", ""),
  row("a key's header is renamed", { [`${scheme} key name`]: "X-Api-Key" }, "scheme-moved", ""),
  row(
    "a key becomes a user name and a password",
    { [`${scheme} key`]: { type: "http", scheme: "basic" } },
    "scheme-credential-changed",
    "call auth client read errors exhaustive paths",
  ),
  row(
    "a scheme is renamed",
    {
      [`${scheme} key`]: gone,
      [`${scheme} apiKey`]: { type: "apiKey", in: "header", name: "X-Key" },
      "paths /feed/{id} delete security": [{ bearer: [] }, { apiKey: [] }],
      "paths /me put security": [{ bearer: [], apiKey: [] }],
      "paths /search get security": [{}, { apiKey: [] }],
    },
    "scheme-renamed",
    "call auth client read errors exhaustive paths",
  ),
  row("bearer becomes oauth2", { [`${scheme} login`]: { type: "http", scheme: "bearer" } }, "scheme-type-changed", ""),
  row(
    "a scheme that nobody requires is added",
    { [`${scheme} more`]: { type: "http", scheme: "basic" } },
    "scheme-added",
    "",
  ),
  row("a scheme that nobody requires is removed", { [`${scheme} login`]: gone }, "scheme-removed", "client"),
  row(
    "a token address changes",
    { [`${scheme} login flows clientCredentials tokenUrl`]: "https://id.example.com/token" },
    "token-address-changed",
    "",
  ),
  row("a session's pointer changes", { [`${session} refresh accessToken`]: "/token" }, "session-pointer-changed", ""),
  row("a refresh token is sent elsewhere", { [`${session} refresh send`]: "/old" }, "session-pointer-changed", "", {
    old: { "paths /auth/refresh post requestBody content application/json schema required": [] },
  }),
  row(
    "a session signs in by another operation",
    {
      [`${session} signIn operationId`]: "signInAgain",
      "paths /auth/again": {
        post: {
          operationId: "signInAgain",
          tags: ["auth"],
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: { type: "object", required: ["code"], properties: { code: { type: "string" } } },
              },
            },
          },
          responses: {
            "200": {
              description: "",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Tokens" } } },
            },
          },
        },
      },
    },
    "operation-added sign-in-changed",
    "session",
  ),
  row(
    "a session is renewed by another operation",
    {
      [`${session} refresh operationId`]: "renew",
      "paths /auth/renew": {
        post: {
          operationId: "renew",
          tags: ["auth"],
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: { type: "object", required: ["token"], properties: { token: { type: "string" } } },
              },
            },
          },
          responses: {
            "200": {
              description: "",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Tokens" } } },
            },
          },
        },
      },
    },
    "operation-added session-operation-changed",
    "",
  ),
  row("a session no longer signs out", { [`${session} signOut`]: gone }, "session-step-removed", "session"),
  row("a session signs out", { [`${session} signOut`]: { operationId: "signOut" } }, "session-step-added", "", {
    old: { [`${session} signOut`]: gone },
    instead: {
      session:
        'import { createSession } from "./sdk/index.ts";\nawait createSession().signIn({ email: "a", password: "p" });\n',
    },
  }),
  row("a session is removed", { [session]: gone }, "session-removed", "session"),
  row(
    "what signs in takes one more property",
    {
      "components schemas Credentials required": ["email", "password", "code"],
      "components schemas Credentials properties code": { type: "string" },
    },
    "request-property-added-required",
    "call session",
  ),
];
