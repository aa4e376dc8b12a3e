/** Fastify itself, with the document of @fastify/swagger: shared schemas, a hook for tokens, files by @fastify/multipart. */
import fastifyMultipart, { ajvFilePlugin, type MultipartFile } from "@fastify/multipart";
import fastifySwagger from "@fastify/swagger";
import fastify, { type FastifyInstance } from "fastify";
import type { Emitting } from "../harness/play.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export async function serveFastify(): Promise<Emitting> {
  const handled: unknown[] = [];
  const app = fastify({ ajv: { plugins: [ajvFilePlugin] } });
  await app.register(fastifyMultipart, { attachFieldsToBody: true });
  await app.register(fastifySwagger, {
    openapi: {
      info: { title: "Notes", version: "1.0.0" },
      components: { securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } } },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json["$id"] === "string" ? json["$id"] : `def-${index}`,
    },
  });
  for (const schema of schemas) app.addSchema(schema);
  await app.register(async (api) => addRoutes(api, handled));
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  return { url, handled, document: app.swagger(), close: () => app.close() };
}

const text = { type: "string" };
const schemas = [
  {
    $id: "Note",
    type: "object",
    required: ["id", "title"],
    properties: {
      id: { type: "integer" },
      title: text,
      text: { type: "string", nullable: true },
      tags: { type: "array", items: text },
    },
  },
  {
    $id: "Tokens",
    type: "object",
    required: ["accessToken", "refreshToken", "expiresIn"],
    properties: { accessToken: text, refreshToken: text, expiresIn: { type: "integer" } },
  },
  {
    $id: "Error",
    type: "object",
    required: ["statusCode", "message"],
    properties: { statusCode: { type: "integer" }, code: text, error: text, message: text },
  },
];

interface Bodies {
  readonly refreshToken: string;
  readonly file: MultipartFile;
  readonly caption: { readonly value: string };
}

const secured = { security: [{ bearerAuth: [] }] };
const body = (properties: Readonly<Record<string, object>>): object => ({
  type: "object",
  required: Object.keys(properties),
  properties,
});

function addRoutes(app: FastifyInstance, handled: unknown[]): void {
  const tokens = createTokenBook();
  const given = ({ access, refresh }: Pair): object => ({ accessToken: access, refreshToken: refresh, expiresIn: 900 });
  const check = {
    preValidation: async (request: { readonly headers: { readonly authorization?: string | undefined } }) => {
      if (!tokens.accepts(request.headers.authorization))
        throw Object.assign(new Error("Token is not good"), { statusCode: 401, code: "UNAUTHORIZED" });
    },
  };
  const tokensAnswer = { response: { 200: { description: "Tokens", $ref: "Tokens#" } } };
  app.post("/auth/login", { schema: { body: body({ email: text, password: text }), ...tokensAnswer } }, (request) => {
    handled.push(["sign in", request.body]);
    return given(tokens.issue());
  });
  app.post<{ Body: Bodies }>(
    "/auth/refresh",
    { schema: { body: body({ refreshToken: text }), ...tokensAnswer } },
    (request) => {
      handled.push(["refresh", request.body.refreshToken]);
      const pair = tokens.rotate(request.body.refreshToken);
      if (pair === undefined) throw Object.assign(new Error("Unknown"), { statusCode: 401 });
      return given(pair);
    },
  );
  app.get("/users/me", { ...check, schema: { ...secured, response: { 200: body({ email: text }) } } }, () => ({
    email: "ada@example.com",
  }));
  const querystring = {
    type: "object",
    properties: {
      limit: { type: "integer", default: 20, maximum: 100 },
      sort: { type: "string", enum: ["title", "-title"] },
      tags: { type: "array", items: text },
    },
  };
  const list = { type: "array", items: { $ref: "Note#" } };
  app.get("/notes", { ...check, schema: { ...secured, querystring, response: { 200: list } } }, (request) => {
    handled.push(["list", request.query]);
    return [{ id: 1, title: "Pass", text: null, tags: ["travel"] }];
  });
  const created = { 201: { $ref: "Note#" }, 400: { $ref: "Error#" } };
  app.post(
    "/notes",
    { ...check, schema: { ...secured, body: body({ title: { type: "string", minLength: 1 } }), response: created } },
    (request) => {
      handled.push(["create", request.body]);
    },
  );
  const params = body({ id: { type: "integer" } });
  app.get(
    "/notes/:id",
    { ...check, schema: { ...secured, params, response: { 200: { $ref: "Note#" }, "4xx": { $ref: "Error#" } } } },
    () => {
      throw Object.assign(new Error("No such note"), { statusCode: 404 });
    },
  );
  const form = {
    type: "object",
    required: ["file"],
    properties: { file: { isFile: true }, caption: { type: "object" } },
  };
  app.post<{ Body: Bodies; Params: { readonly id: number } }>(
    "/notes/:id/attachment",
    { ...check, schema: { ...secured, params, consumes: ["multipart/form-data"], body: form } },
    // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- This is Fastify, which awaits its handlers.
    async (request) => {
      const { file, caption } = request.body;
      handled.push([
        "upload",
        request.params.id,
        `${file.filename} ${file.mimetype}: ${(await file.toBuffer()).toString()}`,
        caption?.value,
      ]);
      return { stored: true };
    },
  );
}
