/** Path clients over two small documents: one whose routes have types, and one of whose routes nothing is known. */
import type { ClientOptions } from "../../src/client/client-core.ts";
import { defineClient } from "../../src/client/create-client.ts";
import { defineEndpoint } from "../../src/client/define-endpoint.ts";
import { type CreatePathClient, definePathClient } from "../../src/client/path-client.ts";

interface Paths {
  "/feed/{id}": {
    get: {
      parameters: { path: { id: string }; query?: { ids?: number[] } };
      responses: {
        200: { content: { "application/json": { id: string } } };
        404: { content: { "application/json": { title: string } } };
      };
    };
    delete: { parameters: { path: { id: string } }; responses: { 204: { content?: never } } };
  };
}

const endpoints = {
  getPost: defineEndpoint({
    method: "GET",
    path: "/feed/{id}",
    parameters: { query: { ids: { style: "pipeDelimited" } } },
  }),
  deletePost: defineEndpoint({ method: "DELETE", path: "/feed/{id}", security: [{ bearerAuth: [] }] }),
};
const post = defineEndpoint({
  method: "POST",
  path: "/up",
  security: [{ bearerAuth: [] }, {}],
  parameters: { query: { filter: { style: "deepObject", explode: true } } },
  body: { "application/x-www-form-urlencoded": {} },
});
/** The client of both. */
export const createClient: ReturnType<typeof defineClient> = defineClient({
  servers: ["https://api.example"],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
});
/** A public and a secured route. */
export const createPathClient: CreatePathClient<Paths> = definePathClient([endpoints]);

/** Routes of which nothing is known. */
export type AnyPaths = Record<
  "/up",
  Record<
    "put" | "post",
    {
      parameters: object;
      requestBody?: { content: { "*/*": unknown } };
      responses: { 200: { content: { "*/*": unknown } } };
    }
  >
>;
export type PathClientOf<Paths extends object> = ReturnType<CreatePathClient<Paths>>;

/** A route with a body, a nested query, and a credential if there is one. */
export function pathClientOf(options: ClientOptions): PathClientOf<AnyPaths> {
  return definePathClient([{ post }])(createClient(options));
}

/** The parameters of the typed routes. */
export const id = { params: { path: { id: "a/b" } } };
