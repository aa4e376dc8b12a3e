import { peerFile } from "../peers.ts";
import { type Begin, origin } from "./job.ts";

/** As much of axios as the documented use needs. */
interface Axios {
  create(options: object): Instance;
}

interface Instance {
  get(url: string): Promise<unknown>;
  readonly interceptors: { readonly request: { use(change: (config: Config) => Config): void } };
}

interface Config {
  readonly headers: Record<string, string>;
}

interface Failed {
  readonly response: { readonly config: Config };
}

type CreateAuthRefresh = (axios: Instance, refresh: (failed: Failed) => Promise<void>) => void;

/** axios with axios-auth-refresh, used as in its README. */
export const begin: Begin = async (start) => {
  const { default: axios }: { default: Axios } = await import(peerFile("axios/index.js"));
  const { createAuthRefresh }: { createAuthRefresh: CreateAuthRefresh } = await import(
    peerFile("axios-auth-refresh/dist/index.esm.js")
  );
  const instance = axios.create({ baseURL: origin, adapter: "fetch" });
  let { accessToken, refreshToken } = start;
  instance.interceptors.request.use((config) => {
    config.headers["Authorization"] = `Bearer ${accessToken}`;
    return config;
  });
  createAuthRefresh(instance, async ({ response }) => {
    ({ accessToken, refreshToken } = await refreshByHand(refreshToken));
    response.config.headers["Authorization"] = `Bearer ${accessToken}`;
  });
  return async () => void (await instance.get("/account"));
};

/** The refresh that an application writes itself. */
export async function refreshByHand(token: string): Promise<{ accessToken: string; refreshToken: string }> {
  const response = await fetch(`${origin}/auth/refresh`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) throw new Error(`The refresh was answered ${response.status}.`);
  return response.json();
}
