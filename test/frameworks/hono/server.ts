/** Hono itself, with the document of @hono/zod-openapi. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { createMiddleware } from "hono/factory";
import type { Emitting } from "../harness/play.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

const Tokens = z
  .object({ accessToken: z.string(), refreshToken: z.string(), expiresIn: z.number().int() })
  .openapi("Tokens");
const Note = z
  .object({ id: z.number().int(), title: z.string(), text: z.string().nullable(), createdAt: z.iso.datetime() })
  .openapi("Note");
const Problem = z.object({ message: z.string() }).openapi("Problem");
const ValidationError = z
  .object({ success: z.literal(false), error: z.object({ name: z.string(), message: z.string() }) })
  .openapi("ValidationError");

const json = <T extends z.ZodType>(schema: T, description: string) =>
  ({ content: { "application/json": { schema } }, description }) as const;
const bodyOf = <T extends z.ZodType>(schema: T) =>
  ({ required: true, content: { "application/json": { schema } } }) as const;

const security = [{ Bearer: [] }];
const params = z.object({ id: z.coerce.number().int() });
const query = z.object({
  limit: z.coerce.number().int().max(100).optional(),
  sort: z.enum(["title", "-title"]).optional(),
  archived: z.stringbool().optional(),
  // A name that stands once is a string for Hono, not a list of one.
  tags: z.union([z.string(), z.array(z.string())]).optional(),
});

const routes = {
  login: createRoute({
    method: "post",
    path: "/auth/login",
    request: { body: bodyOf(z.object({ email: z.email(), password: z.string() })) },
    responses: { 200: json(Tokens, "Tokens") },
  }),
  refresh: createRoute({
    method: "post",
    path: "/auth/refresh",
    request: { body: bodyOf(z.object({ refreshToken: z.string() })) },
    responses: { 200: json(Tokens, "Tokens"), 401: json(Problem, "Refused") },
  }),
  me: createRoute({
    method: "get",
    path: "/users/me",
    security,
    responses: { 200: json(z.object({ email: z.email() }), "Who is signed in") },
  }),
  list: createRoute({
    method: "get",
    path: "/notes",
    security,
    request: { query },
    responses: { 200: json(z.array(Note), "Notes") },
  }),
  create: createRoute({
    method: "post",
    path: "/notes",
    security,
    request: { body: bodyOf(z.object({ title: z.string().min(1), text: z.string().nullish() })) },
    responses: { 201: json(Note, "Created"), 400: json(ValidationError, "Not valid") },
  }),
  get: createRoute({
    method: "get",
    path: "/notes/{id}",
    security,
    request: { params },
    responses: { 200: json(Note, "A note"), 404: json(Problem, "Not found") },
  }),
  upload: createRoute({
    method: "post",
    path: "/notes/{id}/attachment",
    security,
    request: {
      params,
      body: {
        content: {
          "multipart/form-data": {
            schema: z.object({
              file: z.instanceof(File).openapi({ type: "string", format: "binary" }),
              caption: z.string().optional(),
            }),
          },
        },
      },
    },
    responses: { 204: { description: "Stored" } },
  }),
};

export async function serveHono(): Promise<Emitting> {
  const handled: unknown[] = [];
  const app = createApp(handled);
  const document = app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "Notes", version: "1.0.0" } });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  const close = async (): Promise<void> => {
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, handled, document, close };
}

function createApp(handled: unknown[]): OpenAPIHono {
  const app = new OpenAPIHono();
  const tokens = createTokenBook();
  app.openAPIRegistry.registerComponent("securitySchemes", "Bearer", { type: "http", scheme: "bearer" });
  const check = createMiddleware(async (context, next) => {
    if (!tokens.accepts(context.req.header("authorization"))) return context.json({ message: "Unauthorized" }, 401);
    return next();
  });
  app.use("/users/*", check);
  app.use("/notes/*", check);
  const given = ({ access, refresh }: Pair) => ({ accessToken: access, refreshToken: refresh, expiresIn: 900 });

  app.openapi(routes.login, (context) => {
    handled.push(["sign in", context.req.valid("json")]);
    return context.json(given(tokens.issue()), 200);
  });
  app.openapi(routes.refresh, (context) => {
    const { refreshToken } = context.req.valid("json");
    handled.push(["refresh", refreshToken]);
    const pair = tokens.rotate(refreshToken);
    return pair === undefined ? context.json({ message: "Refused" }, 401) : context.json(given(pair), 200);
  });
  app.openapi(routes.me, (context) => context.json({ email: "ada@example.com" }, 200));
  app.openapi(routes.list, (context) => {
    handled.push(["list", context.req.valid("query")]);
    return context.json([{ id: 1, title: "Pass", text: null, createdAt: "2026-03-01T07:30:00Z" }], 200);
  });
  app.openapi(routes.create, (context) => {
    const { title, text = null } = context.req.valid("json");
    handled.push(["create", title]);
    return context.json({ id: 2, title, text, createdAt: "2026-03-01T07:30:00Z" }, 201);
  });
  app.openapi(routes.get, (context) => context.json({ message: `No note ${context.req.valid("param").id}` }, 404));
  app.openapi(routes.upload, async (context) => {
    const { file, caption } = context.req.valid("form");
    handled.push(["upload", `${file.name} ${file.type}: ${await file.text()}`, caption]);
    return context.body(null, 204);
  });
  return app;
}
