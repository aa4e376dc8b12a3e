/** Reads as Django REST framework does: multiple choices repeat, `BaseInFilter` and `OrderingFilter` take commas, errors by field. */
import type { Served } from "../harness/play.ts";
import { type Answer, guard, readForm, type Routes, serve } from "../harness/serve.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export function serveDjango(): Promise<Served> {
  const handled: unknown[] = [];
  const tokens = createTokenBook();
  const refusal = { detail: "Given token not valid for any token type", code: "token_not_valid" };
  const secured = guard(tokens, () =>
    Response.json(refusal, { status: 401, headers: { "www-authenticate": 'Bearer realm="api"' } }),
  );
  const given = ({ access, refresh }: Pair): Answer => [200, { access, refresh }];
  const note = {
    id: 1,
    title: "Pass",
    text: null,
    status: "draft",
    author: { username: "ada" },
    created: "2026-03-01T07:30:00Z",
  };
  const routes = {
    "POST /api/token/": async ({ request }) => {
      handled.push(["sign in", await request.json()]);
      return given(tokens.issue());
    },
    "POST /api/token/refresh/": async ({ request }) => {
      const { refresh } = await request.json();
      handled.push(["refresh", refresh]);
      const pair = tokens.rotate(refresh);
      return pair === undefined ? [401, { detail: "Token is blacklisted", code: "token_not_valid" }] : given(pair);
    },
    "GET /api/users/me/": secured(() => [200, { username: "ada" }]),
    "GET /api/notes/": secured(({ query }) => {
      const filter = { ...Object.fromEntries(query), status: query.getAll("status") };
      handled.push(["list", { ...filter, ordering: query.get("ordering")?.split(",") }]);
      return [200, { count: 1, next: null, previous: null, results: [note] }];
    }),
    "POST /api/notes/": secured(async ({ request }) => {
      handled.push(["create", await request.json()]);
      return [400, { title: ["This field may not be blank."] }];
    }),
    "PATCH /api/notes/{id}/": secured(async ({ request }) => {
      handled.push(["patch", await request.json()]);
      return [200, note];
    }),
    "GET /api/notes/{id}/": secured(() => [404, { detail: "Not found." }]),
    "PUT /api/notes/{id}/attachment/": secured(async ({ request }) => {
      handled.push(["upload", await readForm(request)]);
      return [200, { file: "http://localhost/media/map.txt", caption: "The pass" }];
    }),
  } satisfies Routes;
  return serve(routes, handled);
}
