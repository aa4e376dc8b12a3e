import { peerFile } from "../peers.ts";
import { refreshByHand } from "./axios-auth-refresh.ts";
import { type Begin, origin } from "./job.ts";

/** As much of ky as the documented use needs. */
interface Ky {
  create(options: object): Instance;
  retry(options: object): unknown;
}

interface Instance {
  get(path: string): Promise<Response>;
}

interface After {
  readonly request: Request;
  readonly response: Response;
  readonly retryCount: number;
}

/** ky with the hook that its documentation shows. */
export const begin: Begin = async (start) => {
  const { default: ky }: { default: Ky } = await import(peerFile("ky/distribution/index.js"));
  let { accessToken, refreshToken } = start;
  const client = ky.create({
    hooks: {
      beforeRequest: [
        ({ request, retryCount }: After) => {
          if (retryCount === 0) request.headers.set("Authorization", `Bearer ${accessToken}`);
        },
      ],
      afterResponse: [
        async ({ request, response, retryCount }: After) => {
          if (response.status !== 401 || retryCount > 0) return undefined;
          ({ accessToken, refreshToken } = await refreshByHand(refreshToken));
          const headers = new Headers(request.headers);
          headers.set("Authorization", `Bearer ${accessToken}`);
          return ky.retry({ request: new Request(request, { headers }), code: "TOKEN_REFRESHED", delay: 0 });
        },
      ],
    },
  });
  return async () => void (await (await client.get(`${origin}/account`)).json());
};
