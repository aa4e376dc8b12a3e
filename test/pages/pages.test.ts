import { describe, expect, test } from "vitest";
import { ApiError, defineEndpoint, PagesError, type PageRule, pages } from "../../src/index.ts";
import { all, pagedList } from "./paged-api.ts";

const cursor: PageRule = { items: "/posts", next: { query: "cursor", from: "/nextCursor" } };
const offset: PageRule = { items: "/items", next: { query: "offset", by: "items" } };
const numbered: PageRule = { items: "/items", next: { query: "page", by: 1 }, more: "/hasMore" };
const linked: PageRule = { items: "", next: "link" };

const link = (target: string): ResponseInit => ({ headers: { link: `<${target}>; rel="next"` } });
const path = "/v1/items/new";

describe("a cursor", () => {
  test("is sent with what the caller gave, until there is none", async () => {
    const { list, asked } = pagedList(
      cursor,
      [{ posts: [1, 2], nextCursor: "a b" }, { posts: [], nextCursor: "c" }, { posts: [3] }],
      { params: { query: { limit: 2 } } },
    );
    expect(await all(list)).toEqual([1, 2, 3]);
    expect(asked()).toEqual([`${path}?limit=2`, `${path}?limit=2&cursor=a%20b`, `${path}?limit=2&cursor=c`]);
  });

  test.each([null, "", undefined, false, 0])("that is %j is none", async (nextCursor) => {
    const { list, asked } = pagedList(cursor, [{ posts: [1], nextCursor }]);
    expect(await all(list)).toEqual([1]);
    expect(asked()).toHaveLength(1);
  });

  test("begins where the caller says", async () => {
    const { list, asked } = pagedList(cursor, [{ posts: [3] }], { params: { query: { cursor: "c" } } });
    expect(await all(list)).toEqual([3]);
    expect(asked()).toEqual([`${path}?cursor=c`]);
  });

  test("may be a number", async () => {
    const { list, asked } = pagedList(cursor, [{ posts: [1], nextCursor: 17 }, { posts: [2] }]);
    expect(await all(list)).toEqual([1, 2]);
    expect(asked()[1]).toBe(`${path}?cursor=17`);
  });

  test.each([
    "https://proxy.internal/items?limit=2&cursor=c%2Fd",
    "/items?cursor=c%2Fd&limit=2",
    "/items?cursor=c%2Fd#page-2",
    "?cursor=c/d",
  ])("is taken out of the link %s", async (nextCursor) => {
    const { list, asked } = pagedList(cursor, [{ posts: [1], nextCursor }, { posts: [] }]);
    await all(list);
    expect(asked()[1]).toBe(`${path}?cursor=c%2Fd`);
  });

  test.each(["https://api.example/posts/7", "a?b", "/+=="])("may be the text %s", async (nextCursor) => {
    const { list, asked } = pagedList(cursor, [{ posts: [1], nextCursor }, { posts: [] }]);
    await all(list);
    expect(new URLSearchParams(asked()[1]?.split(/\?(.*)/s)[1]).get("cursor")).toBe(nextCursor);
  });

  test("may stand in the last item, while there are more", async () => {
    const stripe: PageRule = { items: "/data", next: { query: "starting_after", last: "/id" }, more: "/has_more" };
    const { list, asked } = pagedList(stripe, [
      { data: [{ id: "a" }, { id: "b" }], has_more: true },
      { data: [{ id: "c" }], has_more: false },
    ]);
    expect(await all(list)).toEqual([{ id: "a" }, { id: "b" }, { id: "c" }]);
    expect(asked()).toEqual([path, `${path}?starting_after=b`]);
  });

  test.each([
    { what: "the one before", answers: ["a", "a"], query: {} },
    { what: "an earlier one", answers: ["a", "b", "a"], query: {} },
    { what: "the caller's own", answers: ["own"], query: { cursor: "own" } },
  ])("that repeats $what ends in an error, once its page is read", async ({ answers, query }) => {
    const texts = answers.map((nextCursor, index) => ({ posts: [index], nextCursor }));
    const { list } = pagedList(cursor, texts, { params: { query } });
    const found: unknown[] = [];
    const walk = async () => {
      for await (const item of list) found.push(item);
    };
    const error = await walk().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PagesError);
    expect(error).toMatchObject({ code: "PAGES", reason: "repeats", method: "GET", path: "/items/{kind}" });
    expect(found).toEqual(answers.map((_, index) => index));
  });

  test("that is no text and no number is an error, which does not show it", async () => {
    const { list } = pagedList(cursor, [{ posts: [1], nextCursor: { secret: "s3cret" } }]);
    const error = await all(list).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "PAGES", reason: "unreadable" });
    expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
  });
});

describe("an offset", () => {
  test("grows by the items had, up to an empty page", async () => {
    const { list, asked } = pagedList(offset, [{ items: [1, 2] }, { items: [3] }, { items: [] }]);
    expect(await all(list)).toEqual([1, 2, 3]);
    expect(asked()).toEqual([path, `${path}?offset=2`, `${path}?offset=3`]);
  });

  test("counts from the caller's own", async () => {
    const { list, asked } = pagedList(offset, [{ items: [1, 2] }, { items: [] }], {
      params: { query: { offset: 40 } },
    });
    await all(list);
    expect(asked()).toEqual([`${path}?offset=40`, `${path}?offset=42`]);
  });

  test("counts from what the client gives every call", async () => {
    const options = { params: { query: { offset: 40 } } };
    const { list, asked } = pagedList(offset, [{ items: [1, 2] }, { items: [] }], {}, options);
    await all(list);
    expect(asked()).toEqual([`${path}?offset=40`, `${path}?offset=42`]);
  });

  test("counts from where the list begins", async () => {
    const scim: PageRule = { items: "/items", next: { query: "startIndex", by: "items", start: 1 } };
    const { list, asked } = pagedList(scim, [{ items: [1, 2] }, { items: [] }]);
    await all(list);
    expect(asked()[1]).toBe(`${path}?startIndex=3`);
  });

  test.each([{}, { items: null }])("ends with %j, which has no items", async (answer) => {
    expect(await all(pagedList(offset, [answer]).list)).toEqual([]);
  });
});

describe("a page number", () => {
  test("counts from one while there is more", async () => {
    const { list, asked } = pagedList(numbered, [
      { items: [1], hasMore: true },
      { items: [2], hasMore: false },
    ]);
    expect(await all(list)).toEqual([1, 2]);
    expect(asked()).toEqual([path, `${path}?page=2`]);
  });

  test("counts from zero where it is said to", async () => {
    const { list, asked } = pagedList({ ...offset, next: { query: "page", by: 1, start: 0 } }, [
      { items: [1] },
      { items: [] },
    ]);
    await all(list);
    expect(asked()[1]).toBe(`${path}?page=1`);
  });

  test("counts from zero where it grows by more than one, as an offset does", async () => {
    const { list, asked } = pagedList({ ...offset, next: { query: "skip", by: 20 } }, [{ items: [1] }, { items: [] }]);
    await all(list);
    expect(asked()[1]).toBe(`${path}?skip=20`);
  });

  test("ends with an empty page, whatever the server says", async () => {
    const { list } = pagedList(numbered, [
      { items: [1], hasMore: true },
      { items: [], hasMore: true },
    ]);
    expect(await all(list)).toEqual([1]);
  });
});

describe("a link", () => {
  test.each([
    { target: "https://api.example/v1/items/new?page=2", want: "/v1/items/new?page=2" },
    { target: "https://api.example/by-id/7/items?a=b?c&page=2#there", want: "/by-id/7/items?a=b?c&page=2" },
    { target: "?page=2", want: "/v1/items/new?page=2" },
    { target: "/v2/items", want: "/v2/items" },
    { target: "//api.example//items", want: "//items" },
    { target: "old?%7Bx%7D=%20", want: "/v1/items/old?%7Bx%7D=%20" },
  ])("to $target is followed as it is", async ({ target, want }) => {
    const { list, asked } = pagedList(linked, [Response.json([1], link(target)), Response.json([2])], {
      params: { query: { limit: 2 } },
    });
    expect(await all(list)).toEqual([1, 2]);
    expect(asked()).toEqual([`${path}?limit=2`, want]);
  });

  test("may stand in the answer", async () => {
    const { list, asked } = pagedList({ items: "/value", next: { link: "/@odata.nextLink" } }, [
      { value: [1], "@odata.nextLink": "https://api.example/v1/items/new?$skiptoken=x" },
      { value: [2] },
    ]);
    expect(await all(list)).toEqual([1, 2]);
    expect(asked()[1]).toBe("/v1/items/new?$skiptoken=x");
  });

  test.each([
    "https://other.example/items?token=s3cret",
    "http://api.example/v1/items?token=s3cret",
    "https://api.example:8443/v1/items?token=s3cret",
    "//other.example/s3cret",
    "javascript:s3cret",
    "data:,s3cret",
  ])("to %s is not followed, nor shown", async (target) => {
    const { list, asked } = pagedList(linked, [Response.json([1], link(target))]);
    const error = await all(list).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "PAGES", reason: "elsewhere" });
    expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
    expect(asked()).toHaveLength(1);
  });

  test("that is no address is an error", async () => {
    const { list } = pagedList(linked, [Response.json([1], link("https://[s3cret"))]);
    await expect(all(list)).rejects.toMatchObject({ code: "PAGES", reason: "unreadable" });
  });

  test("that leads back ends in an error", async () => {
    const answers = ["?page=2", "?page=3", "?page=2"].map((target) => Response.json([1], link(target)));
    await expect(all(pagedList(linked, answers).list)).rejects.toMatchObject({ code: "PAGES", reason: "repeats" });
  });

  test("carries the call's headers and cookies, and goes through the client's layers", async () => {
    const seen: unknown[] = [];
    const { list } = pagedList(
      linked,
      [Response.json([1], link("?page=2")), (request) => [request.headers.get("x-trace")]],
      { headers: { "x-trace": "t_1" } },
      {
        middleware: [
          (call, next) => {
            seen.push([call.operation.path, call.url]);
            return next(call);
          },
        ],
      },
    );
    expect(await all(list)).toEqual([1, "t_1"]);
    expect(seen).toEqual([
      ["/items/{kind}", "https://api.example/v1/items/new"],
      ["/items/{kind}", "https://api.example/v1/items/new?page=2"],
    ]);
  });
});

describe("a walk", () => {
  const three = [{ posts: [1, 2], nextCursor: "b" }, { posts: [3], nextCursor: "c" }, { posts: [4] }];

  test("gives whole answers by page", async () => {
    expect(await all(pagedList(cursor, three).list.byPage())).toEqual(three);
  });

  test("fetches nothing ahead, and nothing once it is left", async () => {
    const { list, asked } = pagedList(cursor, three);
    expect(asked()).toEqual([]);
    for await (const item of list) {
      expect(asked()).toHaveLength(item === 3 ? 2 : 1);
      if (item === 3) break;
    }
    expect(asked()).toHaveLength(2);
  });

  test("takes its steps in turn, whoever asks for several at once", async () => {
    const { list, asked } = pagedList(cursor, three);
    const items = list[Symbol.asyncIterator]();
    const steps = await Promise.all([items.next(), items.next(), items.next()]);
    expect(steps.map(({ value }) => value)).toEqual([1, 2, 3]);
    expect(asked()).toHaveLength(2);
    await items.return?.();
    expect(await items.next()).toEqual({ done: true, value: undefined });
    expect(asked()).toHaveLength(2);
  });

  test("is over once it has failed", async () => {
    const { list } = pagedList(cursor, [Response.json({}, { status: 500 })]);
    const items = list[Symbol.asyncIterator]();
    await expect(items.next()).rejects.toBeInstanceOf(ApiError);
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test("begins anew each time", async () => {
    const { list, asked } = pagedList(cursor, [...three, ...three]);
    expect(await all(list)).toEqual(await all(list));
    expect(asked()[3]).toBe(path);
  });

  test("ends with an abort inside a page", async () => {
    const { signal, abort } = aborter();
    const { list, asked } = pagedList(cursor, three, { signal });
    const found: unknown[] = [];
    const walk = async () => {
      for await (const item of list) {
        found.push(item);
        abort();
      }
    };
    await expect(walk()).rejects.toBe("enough");
    expect(found).toEqual([1]);
    expect(asked()).toHaveLength(1);
  });

  test("ends with an abort between pages", async () => {
    const { signal, abort } = aborter();
    const { list, asked } = pagedList(cursor, three, { signal });
    const walk = async () => {
      for await (const _ of list.byPage()) abort();
    };
    await expect(walk()).rejects.toBe("enough");
    expect(asked()).toHaveLength(1);
  });

  test("ends with an answer outside 2xx", async () => {
    const { list } = pagedList(cursor, [three[0] ?? {}, Response.json({ title: "Gone" }, { status: 410 })]);
    const error = await all(list).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 410, error: { title: "Gone" } });
  });

  test("ends with an answer whose items are no list", async () => {
    await expect(all(pagedList(cursor, [{ posts: { a: 1 } }]).list)).rejects.toMatchObject({ reason: "unreadable" });
  });
});

test("what declares no pages, or is no client, is a mistake", () => {
  const { client } = pagedList(cursor, []);
  const paged = defineEndpoint({ method: "GET", path: "/x", pages: cursor });
  const bare = defineEndpoint({ method: "GET", path: "/x" }) as typeof paged;
  expect(() => pages(bare, client)).toThrow(new TypeError("pages: GET /x declares no pages"));
  expect(() => pages(paged, {} as never)).toThrow(TypeError);
});

function aborter(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort("enough") };
}
