import type { Prepare } from "../measure/work.ts";
import { accept, type Job, liveToken, newPost } from "./job.ts";
import { installFetch } from "./transport.ts";

/** fetch with the header written by hand. */
export const prepare: Prepare<Job> = async (job) => {
  installFetch(job);
  const authorization = `Bearer ${liveToken()}`;
  return async () => {
    const response =
      job.method === "GET"
        ? await fetch(`${job.baseUrl}/account`, { headers: { accept, authorization } })
        : await fetch(`${job.baseUrl}/feed`, {
            method: "POST",
            headers: { accept, authorization, "content-type": "application/json" },
            body: JSON.stringify(newPost),
          });
    const data: { id?: string } = await response.json();
    if (!response.ok || data.id === undefined) throw new Error(`Answered ${response.status}.`);
  };
};
