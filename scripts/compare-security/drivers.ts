/** How an application calls each contender, by its documentation. */
import type { Exports, Generated } from "./generate-all.ts";

/** What the application holds; the names are those of the schemes. */
export interface Held {
  readonly token?: string;
  readonly header?: string;
  readonly query?: string;
  readonly cookie?: string;
}

/** The operations of the document, by operationId, with their paths. */
export const operations = {
  open: "/open",
  bearer: "/bearer",
  either: "/or",
  both: "/and",
  optional: "/optional",
  header: "/header",
  query: "/query",
  cookie: "/cookie",
} as const;

/** One of the document's operations. */
export type OperationId = keyof typeof operations;

/** Calls one operation for an application with the given credentials. */
export interface Driver {
  readonly name: string;
  call(baseUrl: string, held: Held, operation: OperationId): Promise<unknown>;
}

/** All contenders. */
export function createDrivers(generated: Generated): Driver[] {
  return [
    { name: "latchkey", call: async (...args) => callLatchkey(generated.latchkey, ...args) },
    { name: "hey-api", call: async (...args) => callHeyApi(generated.heyApi, ...args) },
    { name: "openapi-fetch", call: async (...args) => callOpenapiFetch(generated.openapiFetch, ...args) },
    { name: "orval", call: async (...args) => callOrval(generated.orval, ...args) },
    { name: "kubb", call: async (...args) => callKubb(generated.kubb, ...args) },
  ];
}

type Call = [baseUrl: string, held: Held, operation: OperationId];
type AnyFunction = (...args: readonly unknown[]) => unknown;

/** The modules have just been generated, so they have no types here. A wrong name fails at this place. */
function method(owner: unknown, name: string): AnyFunction {
  const found: unknown = typeof owner === "object" && owner !== null ? Reflect.get(owner, name) : undefined;
  if (typeof found !== "function") throw new Error(`The generated code has no function \`${name}\`.`);
  return (...args) => Reflect.apply(found, owner, args);
}

function callLatchkey(exports: Exports, ...[baseUrl, held, operation]: Call): unknown {
  const client = method(exports, "createClient")({ baseUrl, auth: held });
  return method(exports, operation)(client);
}

interface HeyApiScheme {
  readonly type: "http" | "apiKey";
  readonly in?: "header" | "query" | "cookie";
}

/** The generated call names its schemes and asks a callback for each of them. */
function callHeyApi(exports: Exports, ...[baseUrl, held, operation]: Call): unknown {
  const auth = (scheme: HeyApiScheme): string | undefined =>
    scheme.type === "http" ? held.token : held[scheme.in ?? "header"];
  method(exports["client"], "setConfig")({ baseUrl, auth });
  return method(exports, operation)({ throwOnError: true });
}

/** The contenders that do not know about security get a hook that adds all the application's credentials to each call. */
function headersOf({ token, header, cookie }: Held): Record<string, string> {
  return {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(header !== undefined && { "x-key": header }),
    ...(cookie !== undefined && { cookie: `key=${encodeURIComponent(cookie)}` }),
  };
}

function withQuery(url: string, { query }: Held): string {
  return query === undefined ? url : `${url}?key=${encodeURIComponent(query)}`;
}

/** https://openapi-ts.dev/openapi-fetch/middleware-auth: a middleware that sets the header in onRequest. */
function callOpenapiFetch(exports: Exports, ...[baseUrl, held, operation]: Call): unknown {
  const client = method(exports, "default")({ baseUrl });
  const onRequest = ({ request }: { readonly request: Request }): Request => {
    const authorized = new Request(withQuery(request.url, held), request);
    for (const [name, value] of Object.entries(headersOf(held))) authorized.headers.set(name, value);
    return authorized;
  };
  method(client, "use")({ onRequest });
  return method(client, "GET")(operations[operation]);
}

/** https://orval.dev/guides/custom-client: a function of the application's that makes each request. */
function callOrval(exports: Exports, ...[baseUrl, held, operation]: Call): unknown {
  const send = (url: string, init: RequestInit): Promise<Response> =>
    fetch(withQuery(baseUrl + url, held), { ...init, headers: headersOf(held) });
  method(exports, "setFetch")(send);
  return method(exports, operation)();
}

/** Headers and parameters for all calls, by the `setConfig` of its client. */
function callKubb(exports: Exports, ...[baseURL, held, operation]: Call): unknown {
  const params = held.query === undefined ? undefined : { key: held.query };
  method(exports, "setConfig")({ baseURL, headers: headersOf(held), ...(params && { params }) });
  return method(exports, operation)();
}
