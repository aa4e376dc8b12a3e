import { cookieStore } from "latchkey/server";
import { overStore } from "../over-store.ts";
import type { OpenRequest } from "../request-circle.ts";

const secrets = "0123456789abcdef0123456789abcdef";

/** latchkey's `cookieStore`. */
export const open: OpenRequest = (url, came, answered, now) => {
  const cookies = {
    get: (name: string) => answered.get(name) ?? came.get(name),
    set: (name: string, value: string) => void answered.set(name, value),
    delete: (name: string) => void answered.set(name, ""),
  };
  return overStore(cookieStore(cookies, { name: "__Host-session", secrets }), url, now);
};
