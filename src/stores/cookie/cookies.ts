/** The cookies of one request, as a framework gives them. */
import type { Awaitable } from "../../waiting/awaitable.ts";

/** What a framework has for the cookies of a request and its answer. */
export interface Cookies {
  /** A cookie of the request; also as an object with `value`, as some frameworks have it. */
  get(name: string): Awaitable<string | { readonly value: string } | null | undefined>;
  /** Sends a cookie with the answer. */
  set(name: string, value: string, attributes: CookieAttributes): Awaitable<unknown>;
  /** Lets the browser forget a cookie. */
  delete(name: string, attributes: CookieAttributes): Awaitable<unknown>;
}

/** How browsers keep a cookie (RFC 6265, section 5.3), under the names that most frameworks have. */
export interface CookieAttributes {
  /** No script sees it. */
  readonly httpOnly: true;
  /** It is sent over https only. */
  readonly secure: boolean;
  readonly sameSite: "lax" | "strict" | "none";
  readonly path: string;
  readonly domain?: string;
  /** Seconds; some frameworks want milliseconds. */
  readonly maxAge: number;
}

/** The characters of one cookie: browsers take 4,096 bytes of name and value together (RFC 6265, section 6.1). */
const LONGEST = 4000;
/** The most cookies of one session: servers take 8 kB or more of headers. */
const MOST = 5;

/** One value in as many cookies as it needs: `name`, `name.1`, and so on. The first one says how many there are. */
export interface SplitCookie {
  /** The value, or nothing if a part is missing. */
  read(): Promise<string | undefined>;
  /** @throws RangeError if it is too long for cookies */
  write(value: string): Promise<void>;
  delete(): Promise<void>;
}

/** The cookie of this name. */
export function splitCookie(cookies: Cookies, name: string, attributes: CookieAttributes): SplitCookie {
  const nameOf = (index: number) => (index === 0 ? name : `${name}.${index}`);
  const part = async (index: number): Promise<string | undefined> => {
    const found = await cookies.get(nameOf(index));
    const value = typeof found === "object" ? found?.value : found;
    return value === "" ? undefined : value; // What was deleted in the same request is an empty text in some frameworks.
  };
  /** How many cookies there are, and what the first one holds. */
  const first = async () => {
    const [, count, text] = /^([1-9])\.(.*)$/su.exec((await part(0)) ?? "") ?? [];
    return { count: Math.min(Number(count ?? 0), MOST), text: text ?? "" };
  };
  const forget = async (from: number, to: number) => {
    for (let index = from; index < to; index++) await cookies.delete(nameOf(index), attributes);
  };
  return {
    async read() {
      const { count, text } = await first();
      const others = await Promise.all(Array.from({ length: Math.max(count - 1, 0) }, (_, index) => part(index + 1)));
      return count === 0 || others.includes(undefined) ? undefined : [text, ...others].join("");
    },
    async write(value) {
      const size = LONGEST - nameOf(MOST).length;
      const count = Math.ceil(value.length / size);
      if (count > MOST)
        throw new RangeError(`The tokens take ${value.length} characters, and cookies hold ${MOST * size}`);
      const before = await first();
      for (let index = 0; index < count; index++) {
        const text = value.slice(index * size, (index + 1) * size);
        await cookies.set(nameOf(index), index === 0 ? `${count}.${text}` : text, attributes);
      }
      await forget(count, before.count);
    },
    async delete() {
      await forget(0, Math.max((await first()).count, 1));
    },
  };
}
