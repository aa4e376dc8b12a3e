/** Lists that come in pages, over an observed fetch. */
import { type Client, defineEndpoint, type PageRule, pages, type Pages } from "../../src/index.ts";
import { defineClient } from "../../src/client/create-client.ts";
import type { CallRequest } from "../../src/client/call-parts.ts";
import type { ClientOptions } from "../../src/client/client-core.ts";
import { observedFetch } from "../client/observed-fetch.ts";

/** What an answer is made of: its JSON alone, or with headers and a status. */
export type Answer = Response | object;

/** What was asked for, and the pages of it. */
export interface PagedList {
  readonly list: Pages<unknown, unknown>;
  readonly client: Client;
  /** The path and query of each request. */
  readonly asked: () => string[];
}

/** The base URL of these lists. */
export const baseUrl: string = "https://api.example/v1";

/** A list at `GET /items/{kind}` with this rule, whose server answers each request in turn; further ones are a mistake. */
export function pagedList(
  rule: PageRule,
  answers: readonly (Answer | ((request: Request) => Answer))[],
  request: CallRequest = {},
  options: ClientOptions = {},
): PagedList {
  const left = answers.values();
  const { fetch, sent } = observedFetch((asked) => {
    const { value } = left.next();
    if (value === undefined) throw new Error("Nobody was to ask for more");
    const answer = typeof value === "function" ? value(asked) : value;
    return answer instanceof Response ? answer : Response.json(answer);
  });
  const client: Client = defineClient({ servers: [baseUrl], schemes: {} })({ fetch, ...options });
  const endpoint = defineEndpoint({ method: "GET", path: "/items/{kind}", pages: rule });
  const { params } = request;
  const whole = { ...request, params: { ...params, path: { kind: "new", ...params?.path } } };
  const list: Pages<unknown, unknown> = pages(endpoint, client, whole as object);
  return { list, client, asked: () => sent.map(({ url }) => url.replace(new URL(url).origin, "")) };
}

/** All that there is, in a list. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
