/** Elysia itself, on Node, with the document of @elysiajs/openapi. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { openapi } from "@elysiajs/openapi";
import { createAdaptorServer } from "@hono/node-server";
import { Elysia, t } from "elysia";
import type { Emitting } from "../harness/play.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export async function serveElysia(): Promise<Emitting> {
  const handled: unknown[] = [];
  const app = createApp(handled);
  const document: unknown = await (await app.handle(new Request("http://localhost/openapi/json"))).json();
  const server = createAdaptorServer({ fetch: (request) => app.handle(request) });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  const close = async (): Promise<void> => {
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, handled, document, close };
}

const Tokens = t.Object({ accessToken: t.String(), refreshToken: t.String(), expiresIn: t.Integer() });
const Note = t.Object({ id: t.Integer(), title: t.String(), text: t.Nullable(t.String()), createdAt: t.Date() });
const Problem = t.Object({ message: t.String() });
const detail = { security: [{ bearerAuth: [] }] };

function createApp(handled: unknown[]) {
  const tokens = createTokenBook();
  const given = ({ access, refresh }: Pair) => ({ accessToken: access, refreshToken: refresh, expiresIn: 900 });
  return new Elysia()
    .use(
      openapi({
        documentation: {
          info: { title: "Notes", version: "1.0.0" },
          components: { securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } } },
        },
      }),
    )
    .model({ Tokens, Note, Problem })
    .post(
      "/auth/login",
      ({ body }) => {
        handled.push(["sign in", body]);
        return given(tokens.issue());
      },
      { body: t.Object({ email: t.String(), password: t.String() }), response: "Tokens" },
    )
    .post(
      "/auth/refresh",
      ({ body, status }) => {
        handled.push(["refresh", body.refreshToken]);
        const pair = tokens.rotate(body.refreshToken);
        return pair === undefined ? status(401, { message: "Refused" }) : given(pair);
      },
      { body: t.Object({ refreshToken: t.String() }), response: { 200: "Tokens", 401: "Problem" } },
    )
    .guard({
      beforeHandle({ headers, status }) {
        if (!tokens.accepts(headers["authorization"])) return status(401, { message: "Unauthorized" });
        return undefined;
      },
    })
    .get("/users/me", () => ({ email: "ada@example.com" }), { detail, response: t.Object({ email: t.String() }) })
    .get(
      "/notes",
      ({ query }) => {
        handled.push(["list", query]);
        return [{ id: 1, title: "Pass", text: null, createdAt: new Date(0) }];
      },
      {
        detail,
        query: t.Object({
          limit: t.Optional(t.Integer({ maximum: 100 })),
          sort: t.Optional(t.Union([t.Literal("title"), t.Literal("-title")])),
          archived: t.Optional(t.Boolean()),
          tags: t.Optional(t.Array(t.String())),
        }),
        response: t.Array(Note),
      },
    )
    .post(
      "/notes",
      ({ body, status }) => {
        handled.push(["create", body]);
        return status(409, { message: "There is one already" });
      },
      {
        detail,
        body: t.Object({ title: t.String({ minLength: 1 }), text: t.Optional(t.Nullable(t.String())) }),
        response: { 201: "Note", 409: "Problem" },
      },
    )
    .get("/notes/:id", ({ params, status }) => status(404, { message: `No note ${params.id}` }), {
      detail,
      params: t.Object({ id: t.Integer() }),
      response: { 200: "Note", 404: "Problem" },
    })
    .post(
      "/notes/:id/attachment",
      async ({ body, status }) => {
        const { file, caption } = body;
        handled.push(["upload", `${file.name} ${file.type}: ${await file.text()}`, caption]);
        return status(204, undefined);
      },
      {
        detail,
        params: t.Object({ id: t.Integer() }),
        body: t.Object({ file: t.File(), caption: t.Optional(t.String()) }),
        response: { 204: t.Void() },
      },
    );
}
