import { createClient, createPost, createSession, getAccount } from "../../generated/index.ts";
import type { Prepare } from "../measure/work.ts";
import { type Job, liveToken, newPost } from "./job.ts";
import { installFetch } from "./transport.ts";

/** The generated endpoints with the built runtime and a session whose token is good. */
export const prepare: Prepare<Job> = async (job) => {
  installFetch(job);
  const session = createSession({ baseUrl: job.baseUrl });
  await session.start({ accessToken: liveToken(), refreshToken: "unused", expiresIn: 3600 });
  const client = createClient({ baseUrl: job.baseUrl, auth: { bearerAuth: session } });
  return async () => {
    const result = job.method === "GET" ? await getAccount(client) : await createPost(client, { body: newPost });
    if (!result.ok || result.data.id === undefined) throw new Error(`Answered ${result.status}.`);
  };
};
