import { apiKey } from "../../src/middleware/api-key.ts";
import { customRequest } from "../../src/middleware/custom-request.ts";
import { userPassword } from "../../src/middleware/user-password.ts";
import type { CallRequest } from "../../src/client/call-parts.ts";
import type { ClientOptions } from "../../src/client/client-core.ts";
import { createClientOf } from "../../src/client/create-client.ts";
import { endpointOf } from "../../src/client/define-endpoint.ts";
import type { Operation } from "../../src/operation/operation.ts";
import type { Failure, Success } from "../../src/response/result.ts";
import { authenticate } from "../../src/middleware/authenticate.ts";
import type { TrackedCall } from "../../src/middleware/call.ts";
import { plainBodies } from "../../src/request/body.ts";
import { plainStyles } from "../../src/request/plain-styles.ts";
import { sendOver } from "../../src/middleware/send.ts";
import type { Credential } from "../../src/security/credential.ts";
import type { SecuritySchemes } from "../../src/security/scheme.ts";

/** The schemes of the tests' document. */
export const schemes: SecuritySchemes = {
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic", by: userPassword },
  key: { type: "apiKey", in: "header", name: "X-API-Key", by: apiKey },
  queryKey: { type: "apiKey", in: "query", name: "api_key", by: apiKey },
  cookieKey: { type: "apiKey", in: "cookie", name: "sid", by: apiKey },
  tokenKey: { type: "apiKey", in: "header", name: "Authorization", prefix: "Token ", by: apiKey },
  oauth: { type: "oauth2" },
  mtls: { type: "mutualTLS", by: customRequest },
};

/** A client, and each request that its fetch was given. */
export interface ObservedClient {
  readonly requests: Request[];
  readonly client: ReturnType<typeof createClientOf>;
  /** Calls an operation. */
  call(operation: Partial<Operation>, request?: CallRequest): Promise<Success | Failure>;
}

/** What a test's server answers to one request. */
export type Answer = (request: Request, count: number) => Response | Promise<Response>;

/** A client whose requests are answered by the test. */
export function observedClient(answer: Answer, options: ClientOptions = {}): ObservedClient {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    return answer(request, requests.length);
  };
  const definition = { servers: ["https://api.test"], operationServers: ["https://up.test/v1"], schemes };
  const client = createClientOf(definition, { fetch, ...options });
  return {
    requests,
    client,
    call: (operation, request) =>
      endpointOf({ method: "GET", path: "/feed", styles: plainStyles, bodies: plainBodies, ...operation })(
        client,
        request,
      ),
  };
}

/** The innermost layers alone, which have to end by themselves what a client would end around them. */
export function layersAlone(
  answer: Answer,
  { auth = {}, online = () => true }: ClientOptions = {},
): (call: Partial<TrackedCall>) => Promise<Response> {
  let count = 0;
  const keyring = { schemes, credentials: new Map(Object.entries(auth as Record<string, Credential>)) };
  const fetch = async (request: Request): Promise<Response> => answer(request, ++count);
  const send = sendOver({ origin: "https://api.test", servers: {}, allowInsecure: false, fetch, online });
  const layers = authenticate(keyring, new Set([401, 403]), send);
  return (call) => layers({ ...bareCall(), ...call });
}

/** A public call of no particulars. */
export function bareCall(): TrackedCall {
  return {
    operation: { method: "GET", path: "/feed" },
    url: "https://api.test/feed",
    method: "GET",
    headers: {},
    body: undefined,
    signal: undefined,
    options: {},
    progress: { phase: "first" },
  };
}

/** The values of one header in all requests. */
export function sentHeaders({ requests }: ObservedClient, name: string): (string | null)[] {
  return requests.map((request) => request.headers.get(name));
}
