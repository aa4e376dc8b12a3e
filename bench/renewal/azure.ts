import { peerFile } from "../peers.ts";
import { refreshByHand } from "./axios-auth-refresh.ts";
import { type Begin, lifetime, origin } from "./job.ts";

/** As much of @azure/core-rest-pipeline as the documented use needs. */
interface Azure {
  createPipelineFromOptions(options: object): Pipeline;
  createPipelineRequest(options: object): object;
  bearerTokenAuthenticationPolicy(options: object): object;
}

interface Pipeline {
  addPolicy(policy: object): void;
  sendRequest(client: object, request: object): Promise<{ readonly status: number; readonly bodyAsText?: string }>;
}

/** What a server's challenge is answered with. */
interface Challenged {
  readonly scopes: string[];
  readonly request: { readonly headers: { set(name: string, value: string): void } };
  getAccessToken(scopes: string[], options: object): Promise<{ readonly token: string } | null>;
}

/** The policy sends a token to `https:` only. The service answers in this process, whatever the address. */
const url = `${origin.replace("http:", "https:")}/account`;

/**
 * Its pipeline with bearerTokenAuthenticationPolicy, over its own client for fetch.
 *
 * Left alone the policy renews a refused token only for a challenge with `claims`, as Azure's servers send it. The callback for all other
 * challenges asks for a token with claims too: nothing else makes the policy forget the one that it has.
 */
export const begin: Begin = async (start) => {
  const azure: Azure = await import(peerFile("@azure/core-rest-pipeline/dist/esm/index.js"));
  const { createFetchHttpClient }: { createFetchHttpClient(): object } = await import(
    peerFile("@typespec/ts-http-runtime/dist/browser/fetchHttpClient.js")
  );
  let { accessToken: token, refreshToken, expiresAt: expiresOnTimestamp } = start;
  const credential = {
    async getToken(_scopes: string[], { claims }: { claims?: string }) {
      if (claims !== undefined || expiresOnTimestamp <= Date.now()) {
        ({ accessToken: token, refreshToken } = await refreshByHand(refreshToken));
        expiresOnTimestamp = Date.now() + lifetime * 1000;
      }
      return { token, expiresOnTimestamp };
    },
  };
  const challengeCallbacks = {
    async authorizeRequestOnChallenge({ scopes, request, getAccessToken }: Challenged) {
      const renewed = await getAccessToken(scopes, { claims: "{}" });
      if (renewed === null) return false;
      request.headers.set("Authorization", `Bearer ${renewed.token}`);
      return true;
    },
  };
  const pipeline = azure.createPipelineFromOptions({});
  pipeline.addPolicy(azure.bearerTokenAuthenticationPolicy({ credential, scopes: [], challengeCallbacks }));
  const client = createFetchHttpClient();
  return async () => {
    const { status, bodyAsText } = await pipeline.sendRequest(client, azure.createPipelineRequest({ url }));
    if (status !== 200) throw new Error(`Answered ${status}.`);
    JSON.parse(bodyAsText ?? "");
  };
};
