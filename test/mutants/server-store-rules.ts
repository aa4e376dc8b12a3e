/** What the stores for servers promise, and how tokens are sealed. */
import type { Mutant } from "./mutant.ts";

const by = "processes/redis-store";

/** The breaches of `redisStore` and `cookieStore`. */
export const serverStoreRules: readonly Mutant[] = [
  {
    rule: "a write with an older fence is refused by Redis",
    file: "stores/redis/scripts.ts",
    from: "elseif tonumber(ARGV[1]) < (tonumber(redis.call('get', KEYS[3])) or 0) then return 'outdated'",
    to: "",
    by,
  },
  {
    rule: "a write outside of the lock outdates who has it in Redis",
    file: "stores/redis/scripts.ts",
    from: "if ARGV[1] == '' then mint(ARGV[3])",
    to: "if ARGV[1] == '' then",
    by,
  },
  {
    rule: "a fence in Redis grows even where the last one has expired",
    file: "stores/redis/scripts.ts",
    from: "time[1] * 1000000 + time[2]",
    to: "0",
    by,
  },
  {
    rule: "a lock in Redis is renewed while its work goes on",
    file: "stores/redis/redis-lock.ts",
    from: "() => void script(RENEW, id, String(EXPIRES_AFTER)).catch(() => undefined)",
    to: "() => undefined",
    by,
  },
  {
    rule: "a lock in Redis that comes after its wait was given up is released",
    file: "stores/redis/redis-lock.ts",
    from: "() => void release(id)",
    to: "() => undefined",
    by,
  },
  {
    rule: "`ttl` counts for the fence in Redis too",
    file: "stores/redis/scripts.ts",
    from: "elseif ARGV[3] ~= '' then redis.call('expire', KEYS[3], ARGV[3]) end",
    to: "end",
    by,
  },
  {
    rule: "tokens sealed for one place cannot be opened in another",
    file: "stores/sealed/sealer.ts",
    from: "new TextEncoder().encode(place)",
    to: 'new TextEncoder().encode("")',
  },
  {
    rule: "each secret opens what it has sealed",
    file: "stores/sealed/sealer.ts",
    from: "of [first, ...others]",
    to: "of [first]",
  },
  {
    rule: "a secret that can be guessed is refused",
    file: "stores/sealed/sealer.ts",
    from: "const SHORTEST = 32;",
    to: "const SHORTEST = 1;",
  },
  {
    rule: "copies of the runtime in one process know the same sign-ins",
    file: "stores/cookie/sign-in-record.ts",
    from: 'Symbol.for("latchkey.sign-ins.1")',
    to: 'Symbol("latchkey.sign-ins.1")',
  },
  {
    rule: "requests of one user share their refresh",
    file: "stores/cookie/sign-in-record.ts",
    from: "const turn = record.last.then(",
    to: "const turn = Promise.resolve().then(",
    by: "stores/cookie/cookie-store",
  },
  {
    rule: "a request with an older cookie finds the new tokens",
    file: "stores/cookie/cookie-store.ts",
    from: "        remember(keyOf(tokens), tokens);\n",
    to: "",
  },
  {
    rule: "a request with an older cookie is signed out after a sign-out",
    file: "stores/cookie/cookie-store.ts",
    from: "if (found !== undefined) remember(keyOf(found), null);",
    to: "",
  },
  {
    rule: "no script sees the cookie",
    file: "stores/cookie/cookie-store.ts",
    from: "...attributes, httpOnly: true }",
    to: "...attributes }",
  },
  {
    rule: "cookies that are not needed any more are taken back",
    file: "stores/cookie/cookies.ts",
    from: "await forget(count, before.count);",
    to: "",
    by: "stores/cookie/cookie-store",
  },
];
