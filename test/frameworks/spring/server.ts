/** Reads as Spring does: `sort=property,direction`, the filter's members by their own names, lists repeated or with commas. */
import type { Served } from "../harness/play.ts";
import { type Answer, guard, readForm, type Routes, serve } from "../harness/serve.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export function serveSpring(): Promise<Served> {
  const handled: unknown[] = [];
  const tokens = createTokenBook();
  // Spring Security's entry point for bearer tokens: a challenge, and no body.
  const secured = guard(tokens, () => new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } }));
  const given = ({ access, refresh }: Pair): Answer => [
    200,
    { accessToken: access, refreshToken: refresh, tokenType: "Bearer" },
  ];
  const page = (query: URLSearchParams): Answer => [
    200,
    { content: [{ id: 1, title: "Pass", tags: [] }], number: Number(query.get("page")), totalElements: 1 },
  ];
  const routes = {
    "POST /api/auth/login": async ({ request }) => {
      handled.push(["sign in", await request.json()]);
      return given(tokens.issue());
    },
    "POST /api/auth/refresh": async ({ request }) => {
      const { refreshToken } = await request.json();
      handled.push(["refresh", refreshToken]);
      const pair = tokens.rotate(refreshToken);
      return pair === undefined ? fault(400, "Bad Request", "expired", "/api/auth/refresh") : given(pair);
    },
    "GET /api/users/me": secured(() => [200, { id: 1, username: "ada", roles: ["USER"] }]),
    "GET /api/notes": secured(({ query }) => {
      const filter = {
        title: query.get("title"),
        tags: valuesOf(query, "tags"),
        createdAfter: query.get("createdAfter"),
      };
      handled.push(["list", filter, readPageable(query)]);
      return page(query);
    }),
    "GET /api/archive": secured(({ query }) => {
      handled.push(["archive", readPageable(query)]);
      return page(query);
    }),
    "POST /api/notes": secured(async ({ request }) => {
      handled.push(["create", await request.json()]);
      return fault(400, "Bad Request", "title must not be blank", "/api/notes");
    }),
    "GET /api/notes/{id}": secured(({ path }) => fault(404, "Not Found", "No such note", `/api/notes/${path["id"]}`)),
    "POST /api/notes/{id}/attachment": secured(async ({ request, path }) => {
      handled.push(["upload", path["id"], await readForm(request)]);
      return new Response("stored", { headers: { "content-type": "text/plain;charset=UTF-8" } });
    }),
    "GET /api/notes/{id}/export": secured(
      () => new Response("%PDF", { headers: { "content-type": "application/octet-stream" } }),
    ),
  } satisfies Routes;
  return serve(routes, handled);
}

function fault(status: number, error: string, message: string, path: string): Answer {
  return [status, { timestamp: "2026-03-01T07:30:00.000+00:00", status, error, message, path }];
}

/** Spring's PageableHandlerMethodArgumentResolver. */
function readPageable(query: URLSearchParams): unknown {
  const orders = query.getAll("sort").map((order) => {
    const [property, direction = "asc"] = order.split(",");
    return { property, direction };
  });
  return { page: Number(query.get("page")), size: Number(query.get("size") ?? 20), orders };
}

/** Spring's conversion to a list: names that repeat; of a name that stands once, the value's parts between commas. */
function valuesOf(query: URLSearchParams, name: string): string[] {
  const values = query.getAll(name);
  return values.length === 1 ? (values[0] ?? "").split(",") : values;
}
