import { allBodies } from "../../src/request/all-bodies.ts";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { Client } from "../../src/client/client.ts";
import { createClientOf } from "../../src/client/create-client.ts";
import { textsIn, textsOfBody } from "../../src/security/body-texts.ts";
import { redacted } from "../../src/security/redaction.ts";
import { wired } from "../wiring/wired.ts";

const told = (value: unknown) => inspect(value, { depth: 9, showHidden: true });

describe("the texts in a body", () => {
  test.each<[string, unknown, string[]]>([
    ["of its members at every depth", { user: { name: "ada" }, keys: ["k1", 7, null] }, ["ada", "k1"]],
    ["of a form's fields", new URLSearchParams({ name: "ada", password: "p w" }), ["ada", "p w"]],
    ["of a text", "p w", ["p w"]],
    ["of bytes are none", new Uint8Array([1, 2]), []],
    ["of nothing are none", undefined, []],
  ])("are those %s", (_, body, texts) => {
    expect(textsIn(body)).toEqual(texts);
  });

  test("of one that holds itself are read so deep and no deeper", () => {
    const body: Record<string, unknown> = { name: "ada" };
    body["self"] = body;
    expect(new Set(textsIn(body))).toEqual(new Set(["ada"]));
  });
});

const secret = 'word "and" word';
const written: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "in JSON": (text) => JSON.stringify(text),
  "in a form": (text) => new URLSearchParams({ text }).toString(),
  "in an address": (text) => encodeURIComponent(text),
};

test.each(Object.entries(written))("a fault shows nothing of a body that it quotes %s", async (_, write) => {
  const texts = await textsOfBody(JSON.stringify({ note: secret }));
  expect(redacted(`refused: ${write(secret)}`, texts)).not.toContain("and");
});

const multipart = new Blob([`--b\r\ncontent-disposition: form-data; name="note"\r\n\r\n${secret}\r\n--b--`]);
test.each<[string, unknown]>([
  ["JSON", JSON.stringify({ deep: [{ note: secret }] })],
  ["a form", new URLSearchParams({ note: secret })],
  ["a form as text", new URLSearchParams({ note: secret }).toString()],
  ["a form of several parts", multipart],
  ["text", `first line\n${secret}`],
])("the texts of a body of %s are known", async (_, body) => {
  expect(await textsOfBody(body)).toContain(secret);
});

test("a stream and bytes have none, and nothing is read of what is very long", async () => {
  const long = "n".repeat(2_000_000);
  expect(await textsOfBody(new ReadableStream())).toEqual([]);
  expect(await textsOfBody(new Uint8Array([1, 2]))).toEqual([]);
  expect(await textsOfBody(new Blob([long]))).toEqual([]);
  expect(await textsOfBody(JSON.stringify({ long }))).not.toContain(long);
});

test.each<[string, Partial<Parameters<Client["~call"]>[1]>]>([
  ["JSON", { body: { note: "secret-note", deep: ["secret-deep"] } }],
  ["text", { body: "secret-text" }],
])("a call shows nothing of its body (%s) in the error of a fetch that quotes it", async (_, request) => {
  const fetch = async (sent: Request) => {
    throw new TypeError(`proxy refused ${await sent.text()}`, { cause: new Error(`quoted secret-note secret-deep`) });
  };
  const client = createClientOf({ servers: ["https://api.example"], schemes: {} }, { fetch });
  const operation = {
    method: "POST",
    path: "/notes",
    body: { "application/json": {}, "text/plain": {} },
    bodies: allBodies,
  };
  const failed: unknown = await client["~call"](operation, request).catch((fault: unknown) => fault);
  expect(failed).toMatchObject({ code: "CONNECTION" });
  expect(told(failed)).not.toMatch(typeof request.body === "string" ? /secret-text/ : /secret/);
});

test("a sign-in and a refresh show nothing of what they send in the error of a fetch that quotes it", async () => {
  const fetch = async (request: Request) => {
    throw new Error(`proxy refused ${await request.text()}`);
  };
  const { session } = wired({}, {}, { fetch });
  const password = `secret-${"p".repeat(300)}`;
  const refused: unknown = await session.signIn({ name: "ada", password }).catch((fault: unknown) => fault);
  expect(refused).toMatchObject({ code: "CONNECTION" });
  await session.start({ accessToken: "A1", refreshToken: `secret-${"R".repeat(300)}` });
  const failed: unknown = await session.renew().catch((fault: unknown) => fault);
  expect(failed).toMatchObject({ code: "REFRESH_FAILED" });
  expect(told([refused, failed])).not.toContain("secret-");
});
