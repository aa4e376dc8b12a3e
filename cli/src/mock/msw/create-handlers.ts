/** The mock as request handlers of MSW: the same tokens and switches, without a socket. */
import type { SpecDocument } from "../../document/parse-document.ts";
import { answerCall, type MockServer } from "../answer-call.ts";
import type { Answer } from "../http/answer.ts";
import { type Call, splitTarget } from "../http/call.ts";
import { controlsOf, createMockServer, type MockBasics, type MockControls } from "../mock-server.ts";
import type { InterceptedRequest, MswModule } from "./msw-api.ts";

/** What handlers take beside what every mock takes. */
export interface HandlerOptions extends MockBasics {
  /** Answers requests below this address only; by default those to the servers of the document. */
  readonly baseUrl?: string;
}

/**
 * Handlers for `setupServer` and `setupWorker`, and the switches of their mock.
 *
 * The type of a handler belongs to MSW, which may not be there; `never` fits wherever one is wanted.
 */
export interface MockHandlers extends ReadonlyArray<never>, MockControls {}

/** Makes the handlers of a document. What it does not describe is left to other handlers, and to MSW. */
export function createHandlers(
  msw: MswModule,
  document: Pick<SpecDocument, "root">,
  options: HandlerOptions = {},
): MockHandlers {
  const server = createMockServer(document, options, new AbortController().signal);
  const isOurs = belongsTo(server, options.baseUrl);
  const handler = msw.http.all("*", async ({ request, cookies }: InterceptedRequest) => {
    const url = new URL(request.url);
    const base = isOurs(url);
    if (base === undefined) return undefined;
    const target = splitTarget(url.pathname.slice(base.length) + url.search);
    if (server.match(request.method, target.path, target.query).route === undefined) return undefined;
    const { answer, entry } = await answerCall(server, await readCall(request, target, cookies));
    entry.status = answer === "drop" ? 0 : answer.status;
    return answer === "drop" ? msw.HttpResponse.error() : toResponse(msw, request, answer);
  });
  return Object.assign([handler], controlsOf(server)) as unknown as MockHandlers; // `never`, as its type says.
}

/** A path without the slashes at its end. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") end--;
  return path.slice(0, end);
}

/** Finds out whether a request is for the API, and which part of its path is not the document's. */
function belongsTo({ routes }: MockServer, baseUrl: string | undefined): (url: URL) => string | undefined {
  if (baseUrl !== undefined) {
    const base = new URL(baseUrl, pageAddress());
    const path = withoutSlashes(base.pathname);
    return (url) => (url.origin === base.origin && `${url.pathname}/`.startsWith(`${path}/`) ? path : undefined);
  }
  const origins = new Set(routes.flatMap(({ servers }) => servers.flatMap(originOf)));
  // A document without an absolute server says of no origin that it is another's.
  return (url) => (origins.size === 0 || origins.has(url.origin) ? "" : undefined);
}

function originOf(server: string): string[] {
  try {
    return [new URL(server, pageAddress()).origin];
  } catch {
    return [];
  }
}

/** What relative addresses start from: a page has one, Node has none. */
function pageAddress(): string | undefined {
  return "location" in globalThis ? globalThis.location?.href : undefined;
}

async function readCall(
  request: Request,
  target: Pick<Call, "path" | "search" | "query">,
  cookies: InterceptedRequest["cookies"],
): Promise<Call> {
  const headers = Object.fromEntries(request.headers);
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  return {
    ...target,
    method: request.method,
    headers: { ...(cookie.length > 0 && { cookie: cookie.join("; ") }), ...headers },
    body: new Uint8Array(await request.clone().arrayBuffer()),
  };
}

function toResponse({ HttpResponse }: MswModule, request: Request, { status, headers, body }: Answer): Response {
  const isEmpty = body === undefined || request.method === "HEAD" || [204, 205, 304].includes(status);
  return new HttpResponse(isEmpty ? null : new Uint8Array(body), {
    status,
    headers: headers.map(([name, value]) => [name, value]),
  });
}
