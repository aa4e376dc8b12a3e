/** What an application writes, from the least to the most: each is the whole entry of one bundle over `generated/`. */

const secured = (names: string, options: string, calls: string): string =>
  `import { createClient, ${names} } from "./generated/index.js";\nconst client = createClient(${options});\n${calls}`;

const printed = (call: string): string => `${call}.then(console.log);\n`;

const bearer = '{ auth: { bearerAuth: "token" } }';
const session = "{ auth: { bearerAuth: createSession() } }";

const furtherCalls = [
  'getPost(client, { params: { path: { id: "1" } } })',
  'createPost(client, { body: { text: "x" } })',
  'updatePost(client, { params: { path: { id: "1" } }, body: { text: "x" } })',
  'deletePost(client, { params: { path: { id: "1" } } })',
  'likePost(client, { params: { path: { id: "1" } } })',
  'reactToPost(client, { params: { path: { id: "1" } }, body: { kind: "x" } })',
  "refreshTokens(client, { body: {} })",
  "listDrafts(client)",
  "replaceAccount(client, { body: {} })",
  "listReports(client)",
];

const namesIn = (calls: readonly string[]): string => calls.map((call) => call.split("(", 1)[0]).join(", ");

const several = (calls: readonly string[]): string => secured(namesIn(calls), bearer, calls.map(printed).join(""));

/** The entries by what they hold. */
export const cases: Readonly<Record<string, string>> = {
  "one public call": secured("getPost", "", printed('getPost(client, { params: { path: { id: "1" } } })')),
  "one call with a bearer token": secured("getAccount", bearer, printed("getAccount(client)")),
  "the same where the document has no other scheme": secured(
    "getAccount",
    bearer,
    printed("getAccount(client)"),
  ).replace("./generated/", "./one-scheme/"),
  "a read, a read by id and a write of JSON": several(["getAccount(client)", ...furtherCalls.slice(0, 2)]),
  "the same and eight more JSON operations": several(["getAccount(client)", ...furtherCalls]),
  "one call with a wired session": secured("createSession, getAccount", session, printed("getAccount(client)")),
  "the same session in a webStore": `import { webStore } from "latchkey";\n${secured(
    "createSession, getAccount",
    '{ auth: { bearerAuth: createSession({ store: webStore("acme") }) } }',
    printed("getAccount(client)"),
  )}`,
  "the same call as a query": `import { queryOptions } from "latchkey/query";\n${secured(
    "getAccount",
    bearer,
    "console.log(queryOptions(getAccount, client));\n",
  )}`,
  "a list in pages": `import { pages } from "latchkey";\n${secured(
    "listPartnerPosts",
    bearer,
    "console.log(pages(listPartnerPosts, client));\n",
  )}`,
  "an upload as multipart": secured("uploadMedia", bearer, printed("uploadMedia(client, { body: {} })")),
  "a search by deepObject": secured("listFeed", "", printed("listFeed(client)")),
  "a form": secured("searchPosts", "", printed("searchPosts(client, { body: {} })")),
  "an answer of plain text": secured(
    "getFeedByIdCsv",
    "",
    printed('getFeedByIdCsv(client, { params: { path: { id: "1" } } })'),
  ),
  "an answer of bytes": secured("getAvatar", bearer, printed("getAvatar(client)")),
  "a call that streams events": secured(
    "streamFeed",
    bearer,
    "const { data } = await streamFeed(client);\nfor await (const event of data ?? []) console.log(event);\n",
  ),
  "the same events, opened again by `events`": `import { events } from "latchkey";\n${secured(
    "streamFeed",
    bearer,
    "for await (const event of events(streamFeed, client)) console.log(event);\n",
  )}`,
};

/** The same call with other libraries, written as their manuals have it. */
export const peerCases: Readonly<Record<string, string>> = {
  "openapi-fetch, one call with a header":
    'import createClient from "openapi-fetch";\n' +
    'const client = createClient({ baseUrl: "https://api.example.com", headers: { Authorization: "Bearer token" } });\n' +
    'client.GET("/account").then(console.log);\n',
  "ky, one call with a header":
    'import ky from "ky";\n' +
    'ky.get("https://api.example.com/account", { headers: { Authorization: "Bearer token" } }).json().then(console.log);\n',
  "ofetch, one call with a header":
    'import { ofetch } from "ofetch";\n' +
    'ofetch("https://api.example.com/account", { headers: { Authorization: "Bearer token" } }).then(console.log);\n',
  "axios, one call with a header":
    'import axios from "axios";\n' +
    'axios.get("https://api.example.com/account", { headers: { Authorization: "Bearer token" } }).then(console.log);\n',
  "axios with axios-auth-refresh":
    'import axios from "axios";\nimport { createAuthRefresh } from "axios-auth-refresh";\n' +
    'createAuthRefresh(axios, async (failed) => { failed.response.config.headers.Authorization = "Bearer token"; });\n' +
    'axios.get("https://api.example.com/account").then(console.log);\n',
  "hey-api, one call with a bearer token":
    'import { client } from "./hey-api/client.gen.js";\nimport { getAccount } from "./hey-api/sdk.gen.js";\n' +
    'client.setConfig({ auth: "token" });\ngetAccount().then(console.log);\n',
  "Redocly, one call with a bearer token":
    'import { configure, getAccount } from "./redocly/client.js";\n' +
    'configure({ auth: { bearer: "token" } });\ngetAccount().then(console.log);\n',
};
