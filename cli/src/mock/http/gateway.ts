import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Answer, empty, problem } from "./answer.ts";
import { bodyLimit, type Call, readCall } from "./call.ts";
import { answerPreflight, isPreflight, withCors } from "./cors.ts";

/** How a call is answered. `"drop"` cuts the connection; `sent` is told the status before the client can see it. */
export type Responder = (call: Call) => Promise<{ answer: Answer | "drop"; sent(status: number): void }>;

/** Creates the HTTP server in front of a responder. It knows browsers, HEAD and bodies, but nothing of tokens. */
export function createGateway(respond: Responder): Server {
  return createServer((request, response) => {
    // Nothing awaits this promise: a failure has been answered already, or the client is gone.
    serve(request, response, respond).catch(() => response.destroy());
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, respond: Responder): Promise<void> {
  const call = await readCall(request);
  if (call === "too-large") {
    const limit = `${bodyLimit / 1024 / 1024} MB`;
    return write(response, request.method ?? "POST", problem(413, `The mock takes bodies of up to ${limit}.`));
  }
  if (isPreflight(call)) return write(response, call.method, withCors(call, answerPreflight(call)));
  const { answer, sent } = await respondSafely(call, respond);
  sent(answer === "drop" ? 0 : answer.status);
  if (answer === "drop") return void response.destroy();
  write(response, call.method, withCors(call, answer));
}

async function respondSafely(call: Call, respond: Responder): ReturnType<Responder> {
  try {
    return await respond(call);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { answer: problem(500, `The mock itself has failed: ${detail}`), sent: () => undefined };
  }
}

/** Headers go out as a flat list: Node would join or drop what comes twice in an object. */
function write(response: ServerResponse, method: string, answer: Answer): void {
  const length = answer.body?.length ?? 0;
  const { pieces } = answer;
  const isStream = pieces !== undefined && method !== "HEAD";
  const hasLength = !isStream && (answer.body !== undefined || (answer.status !== 204 && answer.status !== 304));
  const headers = [...answer.headers, ...(hasLength ? [["content-length", String(length)] as const] : [])];
  try {
    response.writeHead(answer.status, headers.flat());
  } catch {
    // A header of the document that HTTP cannot carry, such as one with a line break.
    return write(response, method, { ...empty(500), headers: [] });
  }
  if (isStream) return sendPieces(response, pieces);
  response.end(method === "HEAD" ? undefined : answer.body);
}

/** Milliseconds between the pieces of a stream, so that they arrive one by one. */
const betweenPieces = 20;

function sendPieces(response: ServerResponse, [piece, ...others]: readonly Uint8Array[]): void {
  if (response.destroyed) return; // Its reader has left.
  if (piece === undefined) return void response.end();
  response.write(piece);
  setTimeout(() => sendPieces(response, others), betweenPieces);
}
