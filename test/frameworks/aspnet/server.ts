/** Reads as ASP.NET Core's model binding does: names in any case, members with points, lists that repeat their name. */
import type { Served } from "../harness/play.ts";
import { type Answer, guard, readForm, type Routes, serve } from "../harness/serve.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export function serveAspNet(): Promise<Served> {
  const handled: unknown[] = [];
  const tokens = createTokenBook();
  const challenge = { "www-authenticate": 'Bearer error="invalid_token"' };
  const secured = guard(tokens, () => new Response(null, { status: 401, headers: challenge }));
  const given = ({ access, refresh }: Pair): Answer => [
    200,
    { token: access, refreshToken: refresh, expiration: "2026-03-01T07:30:00Z" },
  ];
  const routes = {
    "POST /api/v1/Auth/login": async ({ request }) => {
      handled.push(["sign in", await request.json(), request.headers.get("authorization")]);
      return given(tokens.issue());
    },
    "POST /api/v1/Auth/refresh": async ({ request }) => {
      const { refreshToken } = await request.json();
      handled.push(["refresh", refreshToken]);
      const pair = tokens.rotate(refreshToken);
      return pair === undefined ? problem(400, "Invalid token") : given(pair);
    },
    "GET /api/v1/Users/me": secured(() => [200, { id: 1, userName: "ada" }]),
    "GET /api/v1/Notes": secured(({ query, request }) => {
      const bound = bindQuery(query);
      handled.push(["list", { ...bound }, request.headers.get("accept")]);
      return [200, [{ id: "1", title: "Pass", text: null, tags: null, status: 1, createdAt: "2026-03-01T07:30:00Z" }]];
    }),
    "POST /api/v1/Notes": secured(async ({ request }) => {
      handled.push(["create", await request.json(), request.headers.get("content-type")]);
      return problem(400, "One or more validation errors occurred.", { Title: ["The Title field is required."] });
    }),
    "GET /api/v1/Notes/{id}": secured(() => problem(404, "Not Found")),
    "POST /api/v1/Notes/{id}/attachment": secured(async ({ request }) => {
      handled.push(["upload", await readForm(request)]);
      return [200];
    }),
  } satisfies Routes;
  return serve(routes, handled);
}

function problem(status: number, title: string, errors?: object): Answer {
  const headers = { "content-type": "application/problem+json; charset=utf-8" };
  return new Response(JSON.stringify({ type: "about:blank", title, status, ...(errors && { errors }) }), {
    status,
    headers,
  });
}

/** Values by their names in small letters, as binding does not tell capitals apart. */
function bindQuery(query: URLSearchParams): Record<string, string | string[]> {
  const names = new Set(Array.from(query.keys(), (name) => name.toLowerCase()));
  return Object.fromEntries(
    Array.from(names, (name) => {
      const values = [...query].flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []));
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}
