import { expect, test } from "vitest";
import { createSealer } from "../../../src/stores/sealed/sealer.ts";

const secret = "a secret of thirty-two characters";
const other = "another one, of thirty-two letters";
const aesKey = (usages: KeyUsage[] = ["encrypt", "decrypt"]) =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, usages);

test.each(["", "tokens", "ä€😀", "x".repeat(100_000)])("what was sealed is opened again", async (text) => {
  const { seal, open } = createSealer(secret, "acme");
  const sealed = await seal(text);
  expect(sealed).toMatch(/^[\w-]+$/u);
  expect(await open(sealed)).toBe(text);
});

test("the same text is never sealed the same way twice", async () => {
  const { seal } = createSealer(secret, "acme");
  expect(await seal("tokens")).not.toBe(await seal("tokens"));
});

test("a text and a key serve alike", async () => {
  const { seal, open } = createSealer(await aesKey(), "acme");
  expect(await open(await seal("tokens"))).toBe("tokens");
});

test("the first secret seals, and all open", async () => {
  const [before, after] = [createSealer(secret, "acme"), createSealer([other, secret], "acme")];
  expect(await after.open(await before.seal("tokens"))).toBe("tokens");
  expect(await before.open(await after.seal("tokens"))).toBeUndefined();
});

test("what is sealed for one place cannot be opened in another", async () => {
  const sealed = await createSealer(secret, "ann").seal("tokens");
  expect(await createSealer(secret, "bob").open(sealed)).toBeUndefined();
});

test("what was changed, cut, or never sealed, cannot be opened", async () => {
  const { seal, open } = createSealer(secret, "acme");
  const sealed = await seal("tokens");
  const changed = `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`;
  for (const text of [changed, sealed.slice(0, -4), sealed.slice(0, 10), "", "{}", "not base64!", "AAAA"]) {
    expect(await open(text)).toBeUndefined();
  }
});

test.each([
  ["no secret", [], "needs a secret"],
  ["a short one", "short", "at least 32 characters, and this one has 5"],
  ["a short one among others", [secret, "short"], "at least 32 characters"],
  ["nothing", JSON.parse("null"), "A secret is a text"],
])("%s is refused at once", (_, secrets, message) => {
  expect(() => createSealer(secrets, "acme")).toThrow(TypeError);
  expect(() => createSealer(secrets, "acme")).toThrow(message);
});

test("a key that may not do both is refused", async () => {
  const key = await aesKey(["encrypt"]);
  expect(() => createSealer(key, "acme")).toThrow("may encrypt and decrypt");
});
