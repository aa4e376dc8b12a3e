/** How the pages of an operation follow each other: `x-pages` of a document, as data. */

/** Where an answer has its items, and what leads to the page after it. */
export interface PageRule {
  /** JSON Pointer to the list of items; empty where the answer itself is the list. */
  readonly items: string;
  readonly next: NextPage;
  /** JSON Pointer to what is false, null, zero, empty or not there on the last page. */
  readonly more?: string;
}

/** What leads to the next page: a link, or the next value of a query parameter. */
export type NextPage =
  /** The answer's `Link` with `rel="next"` (RFC 8288). */
  | "link"
  /** JSON Pointer to a link in the answer. */
  | { readonly link: string }
  /** JSON Pointer to a cursor in the answer, or to a link whose query has it. */
  | { readonly query: string; readonly from: string }
  /** JSON Pointer to a cursor in the answer's last item. */
  | { readonly query: string; readonly last: string }
  /** A number that grows by the items had, or by this much; `start` is the first page's: 0, or 1 where it grows by one, unless given. */
  | { readonly query: string; readonly by: "items" | number; readonly start?: number };
