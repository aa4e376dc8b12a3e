/** Every document of the suite: a page of docs/frameworks, and what the framework writes. */
import type { Subject } from "./harness/sdk.ts";

export const subjects = {
  fastapi: { page: "from-fastapi", document: "fastapi/openapi.json" },
  "springdoc-3.0": { page: "from-spring", document: "spring/springdoc-3.0.json" },
  "springdoc-3.1": { page: "from-spring", document: "spring/springdoc-3.1.json" },
  swashbuckle: { page: "from-aspnet", document: "aspnet/swashbuckle.json" },
  nswag: { page: "from-aspnet", document: "aspnet/nswag.json" },
  microsoft: { page: "from-aspnet", document: "aspnet/microsoft.json" },
  nest: { page: "from-nest", document: "nest/openapi.json" },
  fastify: { page: "from-fastify", document: "fastify/openapi.json" },
  hono: { page: "from-hono", document: "hono/openapi.json" },
  elysia: { page: "from-elysia", document: "elysia/openapi.json" },
  tsoa: { page: "from-tsoa", document: "tsoa/openapi.json" },
  django: { page: "from-django", document: "django/openapi.yaml" },
  laravel: { page: "from-laravel", document: "laravel/openapi.json" },
  swaggo: { page: "from-swaggo", document: "go/swaggo.json" },
  huma: { page: "from-huma", document: "go/huma.yaml" },
  rails: { page: "from-rails", document: "rails/swagger.yaml" },
  quarkus: { page: "from-quarkus", document: "quarkus/openapi.yaml" },
  postgrest: { page: "from-postgrest", document: "postgrest/openapi.json" },
} as const satisfies Record<string, Subject>;

/** The name of a document of the suite. */
export type Name = keyof typeof subjects;

/** How somebody signs in, and a call that needs it and takes nothing else. */
interface SignIn {
  readonly scheme: string;
  readonly credentials: object;
  readonly secured: string;
}

const ada = { email: "ada@example.com", password: "correct horse" };
const adaByName = { username: "ada", password: "correct horse" };
const spring = { scheme: "bearer-key", credentials: adaByName, secured: "me" };
const aspnet = { scheme: "Bearer", credentials: { userName: "ada", password: "correct horse" }, secured: "getUsersMe" };

/** For each document, in the words of its page. */
export const signIns: Readonly<Record<Name, SignIn>> = {
  fastapi: { scheme: "OAuth2PasswordBearer", credentials: adaByName, secured: "readUsersMe" },
  "springdoc-3.0": spring,
  "springdoc-3.1": spring,
  swashbuckle: aspnet,
  nswag: aspnet,
  microsoft: aspnet,
  nest: { scheme: "bearer", credentials: ada, secured: "usersGetMe" },
  fastify: { scheme: "bearerAuth", credentials: ada, secured: "getUsersMe" },
  hono: { scheme: "Bearer", credentials: ada, secured: "getUsersMe" },
  elysia: { scheme: "bearerAuth", credentials: ada, secured: "getUsersMe" },
  tsoa: { scheme: "jwt", credentials: ada, secured: "getMe" },
  django: { scheme: "jwtAuth", credentials: adaByName, secured: "usersMeRetrieve" },
  laravel: { scheme: "http", credentials: ada, secured: "userShow" },
  swaggo: { scheme: "BearerAuth", credentials: ada, secured: "getUsersMe" },
  huma: { scheme: "bearer", credentials: ada, secured: "getMe" },
  rails: { scheme: "bearer_auth", credentials: ada, secured: "getMe" },
  quarkus: { scheme: "SecurityScheme", credentials: ada, secured: "getUsersMe" },
  postgrest: { scheme: "JWT", credentials: { email: "ada@example.com", pass: "correct horse" }, secured: "getNotes" },
};
