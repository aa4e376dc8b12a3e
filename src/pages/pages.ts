/** A list that comes in pages, as one. */
import type { CallRequest } from "../client/call-parts.ts";
import type { Client } from "../client/client.ts";
import { coreOf } from "../client/client-core.ts";
import type { ClientOf, DataOf } from "../client/endpoint.ts";
import type { Operation } from "../operation/operation.ts";
import type { PageRule } from "../operation/page-rule.ts";
import { END, readOnce } from "../response/streams/item-stream.ts";
import { reasonOf } from "../waiting/until-aborted.ts";
import type { ItemOf, PagedEndpoint, PagesArguments } from "./paged.ts";
import { type ArrivedPage, fetchPage, pageRuleOf, repeatedPage, startIn } from "./page.ts";

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
  return {
    [Symbol.asyncIterator]() {
      const arrive = arrivals(client, operation, rule, request);
      let items = [].values() as Iterator<unknown>;
      return stepByStep(async () => {
        for (;;) {
          if (request.signal?.aborted) throw reasonOf(request.signal);
          const item = items.next();
          if (item.done !== true) return item;
          const page = await arrive();
          if (page === undefined) return END;
          items = page.items.values();
        }
      });
    },
    byPage: () => ({
      [Symbol.asyncIterator]() {
        const arrive = arrivals(client, operation, rule, request);
        return stepByStep(async () => {
          const page = await arrive();
          return page === undefined ? END : { done: false, value: page.data };
        });
      },
    }),
  };
}

/** One step after the other, until the first that is the end, or fails. */
function stepByStep<T>(step: () => Promise<IteratorResult<T, void>>): AsyncIterator<T, void> {
  return readOnce(step, async () => undefined)[Symbol.asyncIterator]();
}

/** What calls for a page each time, and has none after the last. */
function arrivals(
  client: Client,
  operation: Operation,
  rule: PageRule,
  request: CallRequest,
): () => Promise<ArrivedPage | undefined> {
  const seen = new Set<unknown>([startIn(rule, request)]);
  let last: ArrivedPage | undefined;
  return async () => {
    const start = last?.next();
    if (last !== undefined && start === undefined) return undefined;
    if (start !== undefined && seen.has(start)) throw repeatedPage(operation);
    seen.add(start);
    last = await fetchPage(client, operation, rule, request, start);
    return last;
  };
}
