import { gone, type Row } from "../judge.ts";
import { row } from "./rows.ts";

const place = "paths /feed get x-pages";
const old = {
  [place]: { items: "/posts", next: "link" },
  "components schemas Page properties ids": { type: "array", items: { type: "string" } },
};
const walk = `
import { pages } from "latchkey";
for await (const post of pages(api.listFeed, client)) console.log(post.title.length);
for await (const page of pages(api.listFeed, client).byPage()) console.log(page.posts.length);
`;
const walking = { old, code: { call: walk } };

/** How the pages of a list follow each other. */
export const pageRows: readonly Row[] = [
  row("a list declares its pages", { [place]: { items: "/posts", next: "link" } }, "pages-added", ""),
  row("a list declares no pages any more", { [place]: gone }, "pages-removed", "call", walking),
  row(
    "pages follow each other by something else",
    { [place]: { items: "/posts", next: { link: "/next" } } },
    "pages-changed",
    "",
    walking,
  ),
  row(
    "the items of pages are others",
    { [place]: { items: "/ids", next: "link" } },
    "page-items-changed",
    "call",
    walking,
  ),
];
