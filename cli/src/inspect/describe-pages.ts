/** How the pages of a list follow each other, in words. */
import type { PageRule } from "latchkey/generated/operation";

/** `by the query parameter cursor, from /next in the answer`. */
export function describePages({ items, next, more }: PageRule): string {
  const list = items === "" ? "the answer is the list" : `the items are at ${items}`;
  const end = more === undefined ? "" : `, while there is something at ${more}`;
  return `${nextOf(next)}; ${list}${end}`;
}

function nextOf(next: PageRule["next"]): string {
  if (next === "link") return "by the header Link";
  if ("link" in next) return `by the link at ${next.link}`;
  const parameter = `by the query parameter ${next.query}`;
  if ("from" in next) return `${parameter}, from ${next.from} in the answer`;
  if ("last" in next) return `${parameter}, from ${next.last} in the last item`;
  return `${parameter}, which grows by ${next.by === "items" ? "the items had" : next.by}`;
}
