/** One page of a list: its call, its items, and what the page after it begins with. */
import type { Client } from "../client/client.ts";
import { coreOf } from "../client/client-core.ts";
import { unwrap } from "../client/unwrap.ts";
import type { PagesError } from "../errors.ts";
import { valueAtPointer } from "../operation/json-pointer.ts";
import type { Operation } from "../operation/operation.ts";
import type { PageRule } from "../operation/page-rule.ts";
import { say } from "../say.ts";
import { linkTarget } from "./link-header.ts";
import { linkedOperation, pathOfLink } from "./page-link.ts";
import { pagesError } from "./pages-error.ts";
import { type CallRequest, withDefaults } from "../client/call-parts.ts";

/** What a page begins with: a cursor, a number, or the path and query of a link. */
export type PageStart = string | number;

/** A page that has arrived. */
export interface ArrivedPage {
  readonly data: unknown;
  readonly items: readonly unknown[];
  /** What the next page begins with; nothing on the last one. Throws a `PagesError` for what leads nowhere. */
  readonly next: () => PageStart | undefined;
}

/** How an operation's pages follow each other. An operation without pages is a `TypeError`. */
export function pageRuleOf({ method, path, pages }: Operation, where: string): PageRule {
  if (pages === undefined) throw new TypeError(say`${where}: ${method} ${path} declares no pages`);
  return pages;
}

/** Calls for the page that begins with `start`: the caller's own first one without. */
export async function fetchPage(
  client: Client,
  operation: Operation,
  rule: PageRule,
  request: CallRequest,
  start?: PageStart,
): Promise<ArrivedPage> {
  const core = coreOf(client, "pages");
  const { next } = rule;
  const isLinked = next === "link" || "link" in next;
  const isFirst = start === undefined;
  const target = isLinked && !isFirst ? linkedOperation(core, operation, String(start)) : operation;
  const asked = isLinked || isFirst ? request : withQuery(request, next.query, start);
  const result = await client["~call"](target, { ...asked, parseAs: "auto", accept: undefined });
  const data = await unwrap(result);
  const items = itemsOf(operation, rule, data);
  const { response } = result;
  return {
    data,
    items,
    next() {
      if (rule.more !== undefined && !valueAtPointer(data, rule.more)) return undefined;
      if (isLinked) {
        const link =
          next === "link" ? linkTarget(response.headers.get("link"), "next") : valueAtPointer(data, next.link);
        const text = cursorIn(operation, link);
        return text === undefined ? undefined : pathOfLink(core, operation, request, response, String(text));
      }
      if ("by" in next) return numberAfter(next, withDefaults(operation, asked, core.params), items.length);
      const cursor = "from" in next ? valueAtPointer(data, next.from) : valueAtPointer(items.at(-1), next.last);
      return cursorIn(operation, cursor, next.query);
    },
  };
}

/** What the caller's own first page begins with, if its init says so. */
export function startIn({ next }: PageRule, { params }: CallRequest): unknown {
  return typeof next === "object" && "query" in next ? params?.query?.[next.query] : undefined;
}

/** What is thrown where pages would go round in a circle. */
export function repeatedPage(operation: Operation): PagesError {
  return pagesError(operation, "repeats", say`The next page is one that has been there already`);
}

function withQuery(request: CallRequest, name: string, value: unknown): CallRequest {
  const { params } = request;
  return { ...request, params: { ...params, query: { ...params?.query, [name]: value } } };
}

/** The items; none where there is no list, as servers leave out an empty one or call it null. */
function itemsOf(operation: Operation, { items }: PageRule, data: unknown): readonly unknown[] {
  const list = valueAtPointer(data, items) ?? [];
  if (Array.isArray(list)) return list;
  throw pagesError(operation, "unreadable", say`The answer has no list of items at ${JSON.stringify(items)}`);
}

/** A cursor; nothing where it is absent, null, false, zero or empty. One that is a link is what its query says. */
function cursorIn(operation: Operation, value: unknown, name = ""): PageStart | undefined {
  if (value === undefined || value === null || value === "" || value === false || value === 0) return undefined;
  if (typeof value === "number") return value;
  if (typeof value !== "string")
    throw pagesError(operation, "unreadable", say`What leads to the next page is neither a text nor a number`);
  const [, query = ""] = /\?([^#]*)/.exec(value) ?? [];
  return (name === "" ? null : new URLSearchParams(query).get(name)) ?? value;
}

/** The number that the next page begins with: an empty page has none after it. */
function numberAfter(
  { query, by, start }: { readonly query: string; readonly by: "items" | number; readonly start?: number },
  { params }: CallRequest,
  had: number,
): number | undefined {
  if (had === 0) return undefined;
  const first = start ?? (by === 1 ? 1 : 0);
  return Number(params?.query?.[query] ?? first) + (by === "items" ? had : by);
}
