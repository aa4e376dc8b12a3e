import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { fetchWithout, textsIn } from "../../src/wiring/body-secrets.ts";
import { wired } from "./wired.ts";

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

test.each([
  ["as it is", (text: string) => text],
  ["in JSON", (text: string) => JSON.stringify(text)],
  ["in a form", (text: string) => new URLSearchParams({ text }).toString()],
  ["in an address", (text: string) => encodeURIComponent(text)],
])("a fault shows no secret that it quotes %s", async (_, written) => {
  const secret = 'word "and" word';
  const fetch = fetchWithout([secret], () => Promise.reject(new Error(`refused: ${written(secret)}`)));
  expect(told(await fetch(new Request("https://api.example")).catch((fault: unknown) => fault))).not.toContain("and");
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
