/** A small server for the frameworks that do not run on Node: routes, and what a handler is given. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Served } from "./play.ts";
import type { TokenBook } from "./tokens.ts";

/** A call as it came in. Its body is read by the platform's own parsers, none of which is ours. */
export interface Call {
  readonly request: Request;
  readonly query: URLSearchParams;
  /** What stands in the braces of the route. */
  readonly path: Readonly<Record<string, string>>;
}

/** What a handler answers: a status, and JSON or a response of its own. */
export type Answer = Response | readonly [status: number, body?: unknown];

/** Answers the calls of one route. */
export type Handler = (call: Call) => Answer | Promise<Answer>;

/** Handlers by route, `GET /notes/{id}`; the first that fits is called. */
export type Routes = Readonly<Record<string, Handler>>;

/** Puts a check of the token before a handler; `refuse` is how the framework answers without a good one. */
export function guard(tokens: TokenBook, refuse: () => Answer): (handler: Handler) => Handler {
  return (handler) => (call) => (tokens.accepts(call.request.headers.get("authorization")) ? handler(call) : refuse());
}

/** Listens with these routes; `handled` is filled by them. */
export async function serve(routes: Routes, handled: readonly unknown[]): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    answer(routes, incoming, outgoing).catch((error: unknown) => outgoing.writeHead(500).end(String(error)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  return {
    url: `http://127.0.0.1:${port}`,
    handled,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function answer(routes: Routes, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await respond(routes, await requestOf(incoming));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const { method = "GET", url = "/", headers } = incoming;
  const body = await buffer(incoming);
  return new Request(`http://localhost${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    ),
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
}

async function respond(routes: Routes, request: Request): Promise<Response> {
  const { pathname, searchParams: query } = new URL(request.url);
  for (const [route, handler] of Object.entries(routes)) {
    const [method, template = ""] = route.split(" ");
    const pattern = new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = method === request.method ? pattern.exec(pathname) : null;
    if (match === null) continue;
    const path = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return toResponse(await handler({ request, query, path: Object.fromEntries(path) }));
  }
  return toResponse([404, { detail: `${request.method} ${pathname} is no route` }]);
}

function toResponse(answer: Answer): Response {
  if (answer instanceof Response) return answer;
  const [status, body] = answer;
  return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
}

/** What a form has, files by name, type and text. */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const entries = Array.from(
    await request.formData(),
    async ([name, value]): Promise<[string, string]> => [
      name,
      typeof value === "string" ? value : `${value.name} ${value.type}: ${await value.text()}`,
    ],
  );
  return Object.fromEntries(await Promise.all(entries));
}
