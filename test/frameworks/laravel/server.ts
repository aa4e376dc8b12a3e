/** Reads as PHP and Laravel do: names in brackets become lists and objects, errors by field. */
import { readBrackets } from "../harness/brackets.ts";
import type { Served } from "../harness/play.ts";
import { type Answer, guard, type Routes, serve } from "../harness/serve.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export function serveLaravel(): Promise<Served> {
  const handled: unknown[] = [];
  const tokens = createTokenBook();
  const secured = guard(tokens, () => [401, { message: "Unauthenticated." }]);
  const given = ({ access, refresh }: Pair): Answer => [
    200,
    { access_token: access, refresh_token: refresh, token_type: "Bearer", expires_in: 900 },
  ];
  const note = { id: 1, title: "Pass", text: null, status: "draft", created_at: null };
  const links = { first: null, last: null, prev: null, next: null };
  const routes = {
    "POST /api/login": async ({ request }) => {
      handled.push(["sign in", await request.json()]);
      return given(tokens.issue());
    },
    "POST /api/refresh": async ({ request }) => {
      const { refresh_token } = await request.json();
      handled.push(["refresh", refresh_token]);
      const pair = tokens.rotate(refresh_token);
      return pair === undefined ? [401, { message: "Unauthenticated." }] : given(pair);
    },
    "POST /api/logout": secured(() => {
      handled.push(["sign out"]);
      return [204];
    }),
    "GET /api/user": secured(() => [200, { data: { id: 1, email: "ada@example.com" } }]),
    "GET /api/notes": secured(({ query }) => {
      handled.push(["list", readBrackets(query)]);
      return [200, { data: [note], links, meta: { current_page: 2, total: 1 } }];
    }),
    "POST /api/notes": secured(async ({ request }) => {
      handled.push(["create", await request.json()]);
      const message = "The title field is required.";
      return [422, { message, errors: { title: [message] } }];
    }),
    "GET /api/notes/{note}": secured(({ path }) => [
      404,
      { message: `No query results for model [Note] ${path["note"]}` },
    ]),
    "POST /api/notes/{note}/attachment": secured(async ({ request }) => {
      const files = Array.from(await request.formData(), ([name, value]) => [
        name,
        typeof value === "string" ? value : value.name,
      ]);
      handled.push(["upload", readBrackets(files as [string, string][])]);
      return [204];
    }),
  } satisfies Routes;
  return serve(routes, handled);
}
