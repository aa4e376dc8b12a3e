/** Reads as FastAPI does: a form for the sign-in, repeated names for lists, 422 for what does not fit. */
import type { Served } from "../harness/play.ts";
import { type Answer, guard, readForm, type Routes, serve } from "../harness/serve.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export function serveFastApi(): Promise<Served> {
  const handled: unknown[] = [];
  const tokens = createTokenBook();
  const secured = guard(tokens, () => [401, { detail: "Could not validate credentials" }]);
  const given = ({ access, refresh }: Pair): Answer => [
    200,
    { access_token: access, token_type: "bearer", refresh_token: refresh, expires_in: 900 },
  ];
  const routes = {
    "POST /token": async ({ request }) => {
      handled.push(["sign in", await readForm(request)]);
      return given(tokens.issue());
    },
    "POST /token/refresh": async ({ request }) => {
      const { refresh_token } = await request.json();
      handled.push(["refresh", refresh_token]);
      const pair = tokens.rotate(refresh_token);
      return pair === undefined ? [401, { detail: "Invalid refresh token" }] : given(pair);
    },
    "GET /users/me": secured(() => [200, { username: "ada", email: null, disabled: null }]),
    "GET /notes/": secured(({ query }) => {
      handled.push(["list", { ...Object.fromEntries(query), tags: query.getAll("tags") }]);
      return [200, [{ id: 1, title: "Pass", text: null, tags: ["travel"], created_at: "2026-03-01T07:30:00Z" }]];
    }),
    "POST /notes/": secured(async ({ request }) => {
      handled.push(["create", await request.json()]);
      const msg = "String should have at least 1 character";
      const fault = { type: "string_too_short", loc: ["body", "title"], msg, input: "", ctx: { min_length: 1 } };
      return [422, { detail: [fault] }];
    }),
    "GET /notes/{note_id}": secured(() => [404, { detail: "Note not found" }]),
    "POST /notes/{note_id}/attachment": secured(async ({ request, path }) => {
      handled.push(["upload", path["note_id"], await readForm(request)]);
      return [200, null];
    }),
  } satisfies Routes;
  return serve(routes, handled);
}
