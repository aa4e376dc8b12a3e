/** Reads as handlers in Go do: lists between commas or repeated, a form's file by its name. */
import type { Served } from "../harness/play.ts";
import { type Answer, guard, readForm, type Routes, serve } from "../harness/serve.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

/** How a Go library answers what has gone wrong. */
type Fault = (status: number, message: string, location?: string) => Answer;

const asHttpError: Fault = (code, message) => [code, { code, message }];

const titles: ReadonlyMap<number, string> = new Map([
  [401, "Unauthorized"],
  [404, "Not Found"],
  [422, "Unprocessable Entity"],
]);

const asProblem: Fault = (status, detail, location) =>
  new Response(
    JSON.stringify({
      title: titles.get(status),
      status,
      detail,
      ...(location && { errors: [{ message: detail, location }] }),
    }),
    { status, headers: { "content-type": "application/problem+json" } },
  );

/** gin or echo, as swaggo documents them. */
export function serveSwaggo(): Promise<Served> {
  return serveGo(asHttpError, 400);
}

/** huma. */
export function serveHuma(): Promise<Served> {
  return serveGo(asProblem, 422);
}

function serveGo(fault: Fault, invalid: number): Promise<Served> {
  const handled: unknown[] = [];
  const tokens = createTokenBook();
  const secured = guard(tokens, () => fault(401, "stale token"));
  const given = ({ access, refresh }: Pair): Answer => [
    200,
    { access_token: access, refresh_token: refresh, expires_in: 900 },
  ];
  const upload = secured(async ({ request }) => {
    handled.push(["upload", await readForm(request)]);
    return [204];
  });
  const routes = {
    "POST /api/v1/auth/login": async ({ request }) => {
      handled.push(["sign in", await request.json()]);
      return given(tokens.issue());
    },
    "POST /api/v1/auth/refresh": async ({ request }) => {
      const { refresh_token } = await request.json();
      handled.push(["refresh", refresh_token]);
      const pair = tokens.rotate(refresh_token);
      return pair === undefined ? fault(401, "unknown token") : given(pair);
    },
    "GET /api/v1/users/me": secured(() => [200, { email: "ada@example.com" }]),
    "GET /api/v1/notes": secured(({ query }) => {
      const tags = query.get("tags")?.split(",");
      handled.push([
        "list",
        { ...Object.fromEntries(query), tags, ...(query.has("id") && { id: query.getAll("id") }) },
      ]);
      const note = { id: 1, title: "Pass", tags: null, created_at: "2026-03-01T07:30:00Z" };
      return Response.json([note], { headers: { "x-total": "1" } });
    }),
    "POST /api/v1/notes": secured(async ({ request }) => {
      handled.push(["create", await request.json()]);
      return fault(invalid, "title is required", "body.title");
    }),
    "GET /api/v1/notes/{id}": secured(() => fault(404, "no such note")),
    "POST /api/v1/notes/{id}/attachment": upload,
    "PUT /api/v1/notes/{id}/attachment": upload,
  } satisfies Routes;
  return serve(routes, handled);
}
