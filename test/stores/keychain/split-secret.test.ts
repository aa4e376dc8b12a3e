import { expect, test } from "vitest";
import type { Keyring } from "../../../src/stores/keychain/keyring.ts";
import { deleteSplit, readSplit, writeSplit } from "../../../src/stores/keychain/split-secret.ts";

/** A keychain that takes what Windows takes, and breaks off after so many changes. */
function keychain(
  changes = Number.POSITIVE_INFINITY,
): Keyring & { kept: Map<string, string>; allow(more: number): void } {
  const kept = new Map<string, string>();
  let left = changes;
  const change = () => {
    if (left-- <= 0) throw new Error("cut off");
  };
  return {
    kept,
    allow: (more) => void (left = more),
    get: async (name) => kept.get(name),
    async set(name, secret) {
      change();
      // Whichever way the binding writes it; half of a character is lost on the way.
      if (Math.max(Buffer.byteLength(secret, "utf16le"), Buffer.byteLength(secret)) > 2560) throw new Error("too long");
      kept.set(name, Buffer.from(secret).toString());
    },
    async delete(name) {
      change();
      return kept.delete(name);
    },
  };
}

const short = JSON.stringify({ accessToken: "short", scope: "日本 \u{1F511}" });
const long = JSON.stringify({ accessToken: "x".repeat(5000), scope: "日本 \u{1F511}".repeat(900) });
const longer = JSON.stringify({ accessToken: "y".repeat(9000), refreshToken: "z" });

test("a short text is one secret, and a long one is in parts that a keychain takes", async () => {
  const keyring = keychain();
  await writeSplit(keyring, short);
  expect(keyring.kept.size).toBe(1);
  expect(JSON.parse((await readSplit(keyring)) ?? "")).toEqual(JSON.parse(short));
  for (const text of [long, longer, long, short]) {
    await writeSplit(keyring, text);
    expect(JSON.parse((await readSplit(keyring)) ?? "")).toEqual(JSON.parse(text));
  }
  expect(keyring.kept.size).toBe(1);
  await writeSplit(keyring, longer);
  await deleteSplit(keyring);
  expect([await readSplit(keyring), keyring.kept.size]).toEqual([undefined, 0]);
});

test.each([
  [undefined, longer],
  [short, long],
  [long, longer],
  [longer, long],
  [longer, short],
  [long, undefined],
])(
  "a writer that is cut off anywhere leaves the text before or after, and the next one cleans up",
  async (before, after) => {
    for (let steps = 0; steps < 30; steps++) {
      const keyring = keychain();
      if (before !== undefined) await writeSplit(keyring, before);
      keyring.allow(steps);
      const change = after === undefined ? deleteSplit(keyring) : writeSplit(keyring, after);
      await change.catch(() => undefined);
      keyring.allow(Number.POSITIVE_INFINITY);
      const found = (await readSplit(keyring)) ?? null;
      expect([before, after].map((text) => JSON.stringify(JSON.parse(text ?? "null")))).toContain(
        JSON.stringify(JSON.parse(found ?? "null")),
      );
      await writeSplit(keyring, short);
      expect(keyring.kept.size).toBe(1);
    }
  },
);

test("a reader between two writers gets the one text or the other, never parts of both", async () => {
  const keyring = keychain();
  const texts = [long, longer].map((text) => JSON.stringify(JSON.parse(text)));
  await writeSplit(keyring, long);
  const slow: Keyring = {
    ...keyring,
    async get(name) {
      const found = await keyring.get(name);
      // Both sides are written anew after the reader has seen where to read.
      if (name === "tokens")
        for (const text of [longer, long, longer].slice(0, turns--)) await writeSplit(keyring, text);
      return found;
    },
  };
  let turns = 3;
  expect(texts).toContain(JSON.stringify(JSON.parse((await readSplit(slow)) ?? "null")));
});

test("parts that are missing for good are no text", async () => {
  const keyring = keychain();
  await writeSplit(keyring, longer);
  keyring.kept.delete("tokens.a.1");
  expect(await readSplit(keyring)).toBe("");
});

test.each(["in-parts", "in-parts c 1 x", "in-parts a 99999999 x", "in-parts a -1 x", "whatever"])(
  "a head that nobody wrote like this is the text itself: %s",
  async (head) => {
    const keyring = keychain();
    keyring.kept.set("tokens", head);
    expect(await readSplit(keyring)).toBe(head);
  },
);
