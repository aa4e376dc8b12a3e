import { answers, type Job } from "./job.ts";

/** Replaces the platform's `fetch` with the job's. The stub answers at once, after making the Request that any fetch makes. */
export function installFetch({ transport, method }: Job): void {
  if (transport === "network") return;
  const { status, body } = answers[method];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.headers.has("authorization")) throw new Error("The request carries no token.");
    return new Response(body, { status, headers: { "content-type": "application/json" } });
  };
}
