import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Mock, startMock } from "../../../cli/src/mock/index.ts";
import { type SendOptions, send } from "./send.ts";

let mock: Mock;
let token = "";

beforeAll(async () => {
  mock = await startMock({ spec: "openapi.yaml" });
  token = (await mock.issue({ scopes: ["reports:read", "reports:write"] })).accessToken;
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const post = { title: "Morning", text: "Up early." };
const json = "application/json";
const form = (fields: Readonly<Record<string, string>>): SendOptions => ({ body: new URLSearchParams(fields) });

function upload(): SendOptions {
  const body = new FormData();
  body.append("file", new Blob([Uint8Array.of(0xff, 0, 0x2c)], { type: "image/png" }), "a.png");
  body.append("details", new Blob(['{"alt":"a pass, in the morning"}'], { type: json }));
  body.append("tags", "a");
  body.append("tags", "b");
  return { body };
}

const good: readonly (readonly [line: string, status: number, type: string | null, options?: SendOptions])[] = [
  ["GET /feed?limit=3&tags=a,b&ids=p_1%7Cp_2&filter[author]=u_7", 200, json, { headers: { cookie: "locale=de" } }],
  ["POST /feed", 201, json, { json: post }],
  ["POST /feed/search", 200, json, form({ query: "a & b", tags: "a,b", limit: "5" })],
  ["POST /feed/import", 202, json, { body: "one\ntwo", headers: { "content-type": "text/plain" } }],
  ["GET /feed/events", 200, "text/event-stream"],
  ["GET /feed/p_1", 200, json],
  ["PATCH /feed/p_1", 200, json, { json: { title: "Evening" } }],
  ["DELETE /feed/p_1", 204, null],
  ["GET /feed/p_1.csv", 200, "text/csv"],
  ["PUT /feed/p_1/like", 204, null],
  ["PUT /feed/p_1/reactions/wow", 204, null],
  ["POST /feed/p_1/reports", 202, null, { json: { reason: "spam" } }],
  ["POST /feed/p_1/reports", 202, null, form({ reason: "spam" })],
  ["POST /media", 201, json, upload()],
  ["GET /media/;ids=m_1,m_2", 200, json],
  ["GET /media/m_1/file.png", 200, "application/octet-stream"],
  ["GET /account", 200, json],
  ["PUT /account", 200, json, { json: { email: "ada@example.com", name: "Ada", newPassword: "longenough" } }],
  ["GET /account/avatar", 200, "image/png"],
  ["PUT /account/avatar", 204, null, { body: Uint8Array.of(1, 255), headers: { "content-type": "image/png" } }],
  ["GET /account/drafts", 200, json, { headers: { cookie: "editor=1" } }],
  ["GET /partner/posts", 200, json],
  ["POST /partner/posts", 201, json, { json: post, headers: { "x-partner-key": "k" } }],
  ["GET /partner/widget?key=k", 200, json],
  ["GET /admin/metrics", 200, "text/plain", { headers: { authorization: "Basic YTpi" } }],
  ["GET /admin/reports", 200, json],
  ["PUT /admin/reports/r_1/decision", 200, json, { json: { state: "kept" } }],
];

for (const [line, status, type, options] of good) {
  test(`answers ${line} with ${status} and finds nothing wrong`, async () => {
    const [method = "", path = ""] = line.split(" ");
    const reply = await send(mock, method, path, { token, ...options });
    expect([reply.status, reply.headers.get("content-type")]).toEqual([status, type]);
    expect(mock.violations).toEqual([]);
  });
}

const bad: readonly (readonly [line: string, location: string, options?: SendOptions])[] = [
  ["GET /feed?limit=0", "query.limit"],
  ["POST /feed", "body.title", { json: { ...post, title: "" } }],
  ["POST /feed", "body", { body: "{", headers: { "content-type": json } }],
  ["POST /feed", "request"],
  ["PUT /feed/p_1/reactions/yawn", "path.reaction"],
  ["POST /feed/search", "body.limit", form({ query: "a", limit: "many" })],
  ["POST /media", "body", { body: "no parts", headers: { "content-type": "multipart/form-data; boundary=x" } }],
  ["GET /nowhere", "request"],
];

for (const [line, location, options] of bad) {
  test(`records what is wrong with ${line} at ${location}`, async () => {
    const [method = "", path = ""] = line.split(" ");
    expect((await send(mock, method, path, { token, ...options })).status).toBeGreaterThanOrEqual(400);
    expect(mock.violations.map((violation) => violation.location)).toContain(location);
  });
}

test("finds no violation in a request whose credential is missing", async () => {
  expect((await send(mock, "GET", "/partner/widget")).status).toBe(401);
  expect((await send(mock, "GET", "/admin/metrics")).status).toBe(401);
  expect(mock.violations).toEqual([]);
});

test("asks for a password where only a password will do", async () => {
  const reply = await send(mock, "GET", "/admin/metrics");
  expect(reply.headers.get("www-authenticate")).toBe('Basic realm="Feed API", charset="UTF-8"');
});

test("takes a key where a token would do too, but no bad token beside it", async () => {
  const headers = { "x-partner-key": "k" };
  expect((await send(mock, "GET", "/partner/posts", { headers })).status).toBe(200);
  expect((await send(mock, "GET", "/partner/posts", { headers, token: await mock.forge() })).status).toBe(401);
});

test("wants both where both are required", async () => {
  expect((await send(mock, "POST", "/partner/posts", { token, json: post })).status).toBe(401);
});

test("judges an optional token only if one is sent", async () => {
  expect((await send(mock, "GET", "/feed/p_1")).status).toBe(200);
  expect((await send(mock, "GET", "/feed/p_1", { token: await mock.forge() })).status).toBe(401);
});

test("records the token of a public call and does not judge it", async () => {
  expect((await send(mock, "GET", "/feed", { token: await mock.forge() })).status).toBe(200);
  expect(mock.requests.at(-1)).toMatchObject({ operationId: "listFeed", status: 200, token: "forged" });
});

test("sends the octets of a binary example", async () => {
  const response = await fetch(`${mock.url}/media/m_1/file.png`);
  expect(new Uint8Array(await response.arrayBuffer()).subarray(0, 8)).toEqual(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  );
});

test("answers what the caller prefers", async () => {
  const reply = await send(mock, "GET", "/feed/p_1", { headers: { prefer: "code=404" } });
  expect(reply.status).toBe(404);
});

test("lists the methods of a path", async () => {
  const reply = await send(mock, "OPTIONS", "/feed");
  expect([reply.status, reply.headers.get("allow")]).toEqual([204, "GET, POST"]);
});
