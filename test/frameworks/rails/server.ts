/** Reads as Rack and Rails do: names in brackets become lists and objects, in queries and in forms. */
import { readBrackets } from "../harness/brackets.ts";
import type { Served } from "../harness/play.ts";
import { type Answer, guard, readForm, type Routes, serve } from "../harness/serve.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export function serveRails(): Promise<Served> {
  const handled: unknown[] = [];
  const tokens = createTokenBook();
  const secured = guard(tokens, () => [401, { error: "Token has expired" }]);
  const given = (status: number, { access, refresh }: Pair): Answer => [
    status,
    { access_token: access, refresh_token: refresh, expires_in: 900 },
  ];
  const routes = {
    "POST /api/v1/session": async ({ request }) => {
      handled.push(["sign in", await request.json()]);
      return given(201, tokens.issue());
    },
    "DELETE /api/v1/session": secured(() => {
      handled.push(["sign out"]);
      return [204];
    }),
    "POST /api/v1/session/refresh": async ({ request }) => {
      const { refresh_token } = await request.json();
      handled.push(["refresh", refresh_token]);
      const pair = tokens.rotate(refresh_token);
      return pair === undefined ? [401, { error: "Unknown token" }] : given(200, pair);
    },
    "GET /api/v1/me": secured(() => [200, { email: "ada@example.com" }]),
    "GET /api/v1/notes": secured(({ query }) => {
      handled.push(["list", readBrackets(query)]);
      return [200, [{ id: 1, title: "Pass", text: null }]];
    }),
    "POST /api/v1/notes": secured(async ({ request }) => {
      handled.push(["create", await request.json()]);
      return [422, { errors: { title: ["can't be blank"] } }];
    }),
    "GET /api/v1/notes/{id}": secured(({ path }) => [404, { error: `Couldn't find Note with 'id'=${path["id"]}` }]),
    "POST /api/v1/notes/{id}/attachment": secured(async ({ request }) => {
      handled.push(["upload", readBrackets(Object.entries(await readForm(request)))]);
      return [204];
    }),
  } satisfies Routes;
  return serve(routes, handled);
}
