import { peerFile } from "../peers.ts";
import { type Begin, origin } from "./job.ts";

/** As much of @badgateway/oauth2-client as the documented use needs. */
interface Badgateway {
  readonly OAuth2Client: new (options: object) => object;
  readonly OAuth2Fetch: new (options: object) => { fetch(url: string): Promise<Response> };
}

/** Its fetch wrapper, used as in its README. */
export const begin: Begin = async (start) => {
  const { OAuth2Client, OAuth2Fetch }: Badgateway = await import(peerFile("@badgateway/oauth2-client/dist/index.js"));
  const client = new OAuth2Client({ server: origin, tokenEndpoint: "/token", clientId: "app" });
  const wrapper = new OAuth2Fetch({
    client,
    getStoredToken: () => ({ ...start }),
    getNewToken: () => null,
    scheduleRefresh: false,
  });
  return async () => {
    const response = await wrapper.fetch(`${origin}/account`);
    await response.json();
    if (!response.ok) throw new Error(`Answered ${response.status}.`);
  };
};
