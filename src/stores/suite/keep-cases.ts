/** What a store keeps, and how it gives it back. */
import type { Store, StoredTokens } from "../store.ts";
import { checkNothing, checkTokens, isSameTokens, sampleTokens } from "./sample-tokens.ts";
import { answered, check, keepCase, type StoreCase } from "./store-case.ts";

/** A case of tokens that come back as they were set. */
function keeps(what: string, tokens: StoredTokens): StoreCase {
  return keepCase(`keeps ${what}`, async (store, { other }) => {
    await set(store, tokens);
    await gives(store, tokens, "get");
    await gives(await other(), tokens, "get of another holder");
  });
}

function set(store: Store, tokens: StoredTokens): Promise<void> {
  return answered(store.set(tokens), "set");
}

function remove(store: Store): Promise<void> {
  return answered(store.delete(), "delete");
}

async function gives(store: Store, tokens: StoredTokens, what: string): Promise<void> {
  checkTokens(await answered(store.get(), what), tokens, what);
}

async function givesNothing(store: Store, what: string): Promise<void> {
  checkNothing(await answered(store.get(), what), what);
}

const least: StoredTokens = { accessToken: "access", issuedAt: 1_790_000_000_000, signIn: "sign-in-1", edition: 0 };
const odd = "quotes \" ' ` and \\ and \\n, {} [] <script> %00 $1 ${x} #?&=+;, --";
const unicode = "Zoë – 東京 – \u{1F511}\u{1F469}\u200D\u{1F4BB} – e\u0301 – \u05D0 – \u2028\uFEFF";
const long = "eyJhbGciOiJSUzI1NiJ9.".padEnd(6000, "0123456789abcdef-_");
const later = { tokenType: "DPoP", kept: { for: ["a later version"], since: 1.5, isNew: true } };

const roundTrips: readonly StoreCase[] = [
  keeps("every field", sampleTokens("1")),
  keeps("tokens that have only what they must have", least),
  keeps("a refresh token without an access token", { refreshToken: "r", issuedAt: 1, signIn: "s", edition: 1 }),
  keeps(
    "numbers: epoch milliseconds, fractions, zero",
    sampleTokens("1", { issuedAt: 1_790_000_000_999, lifetime: 0.25 }),
  ),
  keeps("a lifetime of zero, which is not an unknown one", sampleTokens("1", { lifetime: 0, edition: 0 })),
  keeps(
    "texts that look like something else",
    sampleTokens("1", { accessToken: "12345678901234567890", refreshToken: "null", scope: "true", signIn: "1e3" }),
  ),
  keeps(
    "quotes, backslashes and what other languages read as code",
    sampleTokens("1", { accessToken: odd, scope: odd }),
  ),
  keeps("every character of Unicode", sampleTokens("1", { scope: unicode, signIn: unicode })),
  keeps("tokens of thousands of characters", sampleTokens("1", { accessToken: long, refreshToken: `${long}r` })),
  keeps("a field that it does not know, for a later version", { ...sampleTokens("1"), ...later }),
];

const replacing: readonly StoreCase[] = [
  keepCase("gives nothing before the first set", async (store, { other }) => {
    await givesNothing(store, "get");
    await givesNothing(await other(), "get of another holder");
  }),
  keepCase("gives what set was last given", async (store) => {
    await set(store, sampleTokens("1"));
    await set(store, sampleTokens("2", { edition: 8 }));
    await gives(store, sampleTokens("2", { edition: 8 }), "get");
    await set(store, sampleTokens("1"));
    await gives(store, sampleTokens("1"), "get after the first tokens were set again");
  }),
  keepCase("gives the same again, however often it is asked", async (store) => {
    await set(store, sampleTokens("1"));
    for (let times = 0; times < 3; times++) await gives(store, sampleTokens("1"), "get");
    await Promise.all([1, 2, 3].map(() => gives(store, sampleTokens("1"), "get at the same time as others")));
  }),
  keepCase("keeps no field of the tokens before", async (store) => {
    await set(store, sampleTokens("1"));
    await set(store, least);
    await gives(store, least, "get after tokens with fewer fields");
  }),
  keepCase("keeps no part of longer tokens before", async (store) => {
    await set(store, sampleTokens("1", { accessToken: long, refreshToken: long }));
    await set(store, sampleTokens("2"));
    await gives(store, sampleTokens("2"), "get after shorter tokens");
  }),
  keepCase("gives nothing after delete", async (store, { other }) => {
    await set(store, sampleTokens("1"));
    await remove(store);
    await givesNothing(store, "get after delete");
    await givesNothing(await other(), "get of another holder after delete");
  }),
  keepCase("takes a delete where there is nothing", async (store) => {
    await remove(store);
    await set(store, sampleTokens("1"));
    await remove(store);
    await remove(store);
    await givesNothing(store, "get");
  }),
  keepCase("takes tokens after a delete", async (store) => {
    await set(store, sampleTokens("1"));
    await remove(store);
    await set(store, least);
    await gives(store, least, "get");
  }),
];

const inOrder: readonly StoreCase[] = [
  keepCase("writes in the order in which it was asked", async (store) => {
    const writes: Promise<void>[] = [];
    for (let edition = 1; edition <= 10; edition++) writes.push(set(store, sampleTokens("1", { edition })));
    await Promise.all(writes);
    await gives(store, sampleTokens("1", { edition: 10 }), "get after ten writes at once");
  }),
  keepCase("deletes in the order in which it was asked", async (store) => {
    await Promise.all([set(store, sampleTokens("1")), remove(store)]);
    await givesNothing(store, "get after a set and a delete at once");
    await Promise.all([set(store, sampleTokens("1")), remove(store), set(store, sampleTokens("2"))]);
    await gives(store, sampleTokens("2"), "get after a set, a delete and a set at once");
  }),
  keepCase("has written when set and delete are done", async (store, { other }) => {
    const holder = await other();
    for (let edition = 1; edition <= 5; edition++) {
      await set(store, sampleTokens("1", { edition }));
      await gives(holder, sampleTokens("1", { edition }), "get of another holder after set");
    }
    await remove(store);
    await givesNothing(holder, "get of another holder after delete");
  }),
  keepCase("gives the tokens before or after a write under way, never a mixture", async (store, { other }) => {
    const holder = await other();
    const versions = [sampleTokens("1", { scope: long }), sampleTokens("2", { edition: 8, accessToken: long })];
    const [one, two] = versions;
    check(one !== undefined && two !== undefined, "there are two versions");
    await set(store, one);
    for (let round = 0; round < 10; round++) {
      const write = set(store, round % 2 === 0 ? two : one);
      const found = await Promise.all([holder, store, holder].map((reader) => answered(reader.get(), "get")));
      await write;
      check(
        found.every((tokens) => versions.some((version) => isSameTokens(tokens, version))),
        "get during a write gave a mixture, or nothing",
      );
    }
  }),
];

const shared: readonly StoreCase[] = [
  keepCase("reads what another holder has written since", async (store, { other }) => {
    const holder = await other();
    await set(store, sampleTokens("1"));
    await gives(store, sampleTokens("1"), "get");
    await set(holder, sampleTokens("2", { edition: 8 }));
    await gives(store, sampleTokens("2", { edition: 8 }), "get after another holder's set");
    await set(store, sampleTokens("3", { edition: 9 }));
    await gives(holder, sampleTokens("3", { edition: 9 }), "get of the other holder");
  }),
  keepCase("reads nothing after another holder's delete", async (store, { other }) => {
    const holder = await other();
    await set(store, sampleTokens("1"));
    await gives(holder, sampleTokens("1"), "get of another holder");
    await remove(holder);
    await givesNothing(store, "get after another holder's delete");
  }),
  keepCase("is read by a holder that comes later", async (store, { other }) => {
    await set(store, sampleTokens("1"));
    await gives(await other(), sampleTokens("1"), "get of a holder that came later");
    await set(await other(), sampleTokens("2"));
    await gives(store, sampleTokens("2"), "get after the set of a holder that came later");
  }),
];

/** The cases of `get`, `set` and `delete`. */
export const keepCases: readonly StoreCase[] = [...replacing, ...roundTrips, ...inOrder, ...shared];
