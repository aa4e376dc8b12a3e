import type { Store } from "latchkey";
import { type Cookies, cookieStore } from "latchkey/server";

const secrets = "a secret of thirty-two characters";

/** Opens stores over the cookies of one browser for each name. */
export function cookieStoreOf(): (name: string) => Store {
  const browsers = new Map<string, Cookies>();
  return (place) => {
    const cookies = browsers.get(place) ?? emptyBrowser();
    browsers.set(place, cookies);
    return cookieStore(cookies, { name: `session-${place}`, secrets });
  };
}

function emptyBrowser(): Cookies {
  const jar = new Map<string, string>();
  return {
    get: (name) => jar.get(name),
    set: (name, value) => void jar.set(name, value),
    delete: (name) => void jar.delete(name),
  };
}
