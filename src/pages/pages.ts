/** A list that comes in pages, as one. */
import type { CallRequest } from "../client/call-parts.ts";
import type { Client } from "../client/client.ts";
import { coreOf } from "../client/client-core.ts";
import type { DataOf } from "../client/endpoint.ts";
import type { ClientOf, ItemOf, PagedEndpoint, PagesArguments } from "./paged.ts";
import { type ArrivedPage, fetchPage, pageRuleOf, type PageStart, repeatedPage, startIn } from "./page.ts";

/** All items of a list, page by page as they are asked for. Each loop over it begins anew. */
export interface Pages<Item, Data> extends AsyncIterable<Item> {
  /** The data of whole answers. */
  byPage(): AsyncIterable<Data>;
}

/**
 * The items of an endpoint with declared pages (`x-pages`, or `pages` in the configuration).
 *
 * A page is called for when its first item is, and not before; who leaves the loop sends nothing more. `init` is that of the
 * first call: a cursor in it is where the list begins. An answer outside 2xx is an `ApiError`; a page that leads to one that
 * was there, or to another origin, is a `PagesError`. A session is renewed between pages like between any calls.
 *
 * @throws TypeError if the endpoint declares no pages, or the client is none
 */
export function pages<E extends PagedEndpoint>(
  endpoint: E,
  client: ClientOf<E>,
  ...init: PagesArguments<E>
): Pages<ItemOf<E>, DataOf<E>>;
export function pages(
  { operation }: PagedEndpoint,
  given: unknown,
  request: CallRequest = {},
): Pages<unknown, unknown> {
  const rule = pageRuleOf(operation, "pages");
  coreOf(given, "pages");
  const client = given as Client; // So it is one.
  async function* arriving(): AsyncGenerator<ArrivedPage> {
    const seen = new Set<unknown>([startIn(rule, request)]);
    for (let start: PageStart | undefined; ; ) {
      const page = await fetchPage(client, operation, rule, request, start);
      yield page;
      start = page.next();
      if (start === undefined) return;
      if (seen.has(start)) throw repeatedPage(operation);
      seen.add(start);
    }
  }
  return {
    async *byPage() {
      for await (const { data } of arriving()) yield data;
    },
    async *[Symbol.asyncIterator]() {
      for await (const { items } of arriving()) {
        for (const item of items) {
          request.signal?.throwIfAborted();
          yield item;
        }
      }
    },
  };
}
