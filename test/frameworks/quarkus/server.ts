/** Reads as Quarkus REST does: a list repeats its name, and errors have no body. */
import type { Served } from "../harness/play.ts";
import { type Answer, guard, readForm, type Routes, serve } from "../harness/serve.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export function serveQuarkus(): Promise<Served> {
  const handled: unknown[] = [];
  const tokens = createTokenBook();
  const secured = guard(tokens, () => new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } }));
  const given = ({ access, refresh }: Pair): Answer => [
    200,
    { accessToken: access, refreshToken: refresh, expiresIn: 900 },
  ];
  const routes = {
    "POST /auth/login": async ({ request }) => {
      handled.push(["sign in", await request.json()]);
      return given(tokens.issue());
    },
    "POST /auth/refresh": async ({ request }) => {
      const { refreshToken } = await request.json();
      handled.push(["refresh", refreshToken]);
      const pair = tokens.rotate(refreshToken);
      return pair === undefined ? [400] : given(pair);
    },
    "GET /users/me": secured(() => [200, { email: "ada@example.com" }]),
    "GET /notes": secured(({ query }) => {
      handled.push(["list", { ...Object.fromEntries(query), tag: query.getAll("tag") }]);
      return [200, [{ id: "0d1ff9a7-9b3c-4b1a-8d7e-2f6a5c4b3a21", title: "Pass" }]];
    }),
    "POST /notes": secured(async ({ request }) => {
      handled.push(["create", await request.json()]);
      return [200, { title: "Pass" }];
    }),
    "GET /notes/{id}": secured(() => [404]),
    "DELETE /notes/{id}": secured(() => [403]),
    "POST /notes/{id}/attachment": secured(async ({ request }) => {
      handled.push(["upload", await readForm(request)]);
      return [204];
    }),
  } satisfies Routes;
  return serve(routes, handled);
}
