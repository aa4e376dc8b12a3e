import type { Prepare } from "../measure/work.ts";
import { type Job, liveToken, newPost } from "./job.ts";
import { fetchOf } from "./transport.ts";

/** fetch with the header written by hand. */
export const prepare: Prepare<Job> = async (job) => {
  const send = fetchOf(job);
  const authorization = `Bearer ${liveToken()}`;
  return async () => {
    const response =
      job.method === "GET"
        ? await send(`${job.baseUrl}/account`, { headers: { authorization } })
        : await send(`${job.baseUrl}/feed`, {
            method: "POST",
            headers: { authorization, "content-type": "application/json" },
            body: JSON.stringify(newPost),
          });
    const data: { id?: string } = await response.json();
    if (!response.ok || data.id === undefined) throw new Error(`Answered ${response.status}.`);
  };
};
