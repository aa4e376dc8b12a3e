import type { paths } from "../../generated/schema.ts";
import type { Prepare } from "../measure/work.ts";
import { peerFile } from "../peers.ts";
import { accept, type Job, liveToken, newPost } from "./job.ts";
import { installFetch } from "./transport.ts";

/** openapi-fetch with the middleware that its documentation shows for a token: one header, no renewal. */
export const prepare: Prepare<Job> = async (job) => {
  installFetch(job);
  const module: typeof import("openapi-fetch") = await import(peerFile("openapi-fetch/dist/index.mjs"));
  const client = module.default<paths>({ baseUrl: job.baseUrl });
  const token = liveToken();
  client.use({
    async onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${token}`);
      return request;
    },
  });
  return async () => {
    const { data, response } =
      job.method === "GET"
        ? await client.GET("/account", { headers: { accept } })
        : await client.POST("/feed", { body: newPost, headers: { accept } });
    if (data?.id === undefined) throw new Error(`Answered ${response.status}.`);
  };
};
