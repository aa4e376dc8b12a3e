/** What a request was when it was sent. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly request: Request;
}

/** A `fetch` that keeps what it is given, and answers as it is told: 204 unless given. */
export function observedFetch(answer: (request: Request) => Response | Promise<Response> = noContent): {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly sent: Sent[];
} {
  const sent: Sent[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { method, url } = request;
    const body = await request.clone().text();
    sent.push({ method, url, headers: Object.fromEntries(request.headers), body, request });
    return answer(request);
  };
  return { fetch, sent };
}

function noContent(): Response {
  return new Response(null, { status: 204 });
}
