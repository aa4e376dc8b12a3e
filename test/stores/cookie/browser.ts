/** A browser's cookies, and what a server sees of them. */
import type { CookieAttributes, Cookies } from "../../../src/stores/cookie/cookies.ts";

/** A cookie as the browser keeps it. */
export interface KeptCookie {
  readonly value: string;
  readonly attributes: CookieAttributes;
}

export interface Browser {
  readonly jar: Map<string, KeptCookie>;
  /** The cookies of one request: `get` gives what came with it, whatever the answer sets (Express, node:http). */
  request(): Cookies;
  /** `get` gives what was set in the same request, too (Next, Hono's own context). */
  liveRequest(): Cookies;
  /** As `request`, but nothing can be set: the head of the answer has been sent. */
  lateRequest(): Cookies;
}

export function browser(): Browser {
  const jar = new Map<string, KeptCookie>();
  const writing = {
    set: (name: string, value: string, attributes: CookieAttributes) => void jar.set(name, { value, attributes }),
    delete: (name: string) => void jar.delete(name),
  };
  const refuse = () => {
    throw new Error("The answer's head has been sent");
  };
  const sent = () => {
    const came = new Map([...jar].map(([name, { value }]) => [name, value] as const));
    return { get: (name: string) => came.get(name) };
  };
  return {
    jar,
    request: () => ({ ...sent(), ...writing }),
    liveRequest: () => ({
      get: async (name) => {
        const kept = jar.get(name);
        return kept && { value: kept.value };
      },
      ...writing,
    }),
    lateRequest: () => ({ ...sent(), set: refuse, delete: refuse }),
  };
}
