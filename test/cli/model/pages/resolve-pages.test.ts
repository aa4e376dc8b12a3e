import { describe, expect, test } from "vitest";
import { generateText } from "../../generate/generate-text.ts";
import { pagedDocument } from "./paged-document.ts";

const rule = { items: "/posts", next: { query: "cursor", from: "/nextCursor" } };
const declared = "{ items: /posts, next: { query: cursor, from: /nextCursor } }";

test("an operation without `x-pages` has no pages", () => {
  expect(generateText(pagedDocument(undefined)).model.operations[0]?.pages).toBeUndefined();
});

test("`x-pages` is the rule of its operation", () => {
  expect(generateText(pagedDocument(declared)).model.operations[0]?.pages).toEqual(rule);
});

describe("the configuration", () => {
  test.each(["posts/list", "GET /posts", "postsList"])("names the operation as %s", (name) => {
    const { model } = generateText(pagedDocument(undefined), { pages: { [name]: rule } });
    expect(model.operations[0]?.pages).toEqual(rule);
  });

  test("wins over the document", () => {
    const { model } = generateText(pagedDocument(declared), { pages: { postsList: { ...rule, next: "link" } } });
    expect(model.operations[0]?.pages).toEqual({ ...rule, next: "link" });
  });

  test("that names nothing is an input at fault", () => {
    const generating = () => generateText(pagedDocument(undefined), { pages: { postList: rule } });
    expect(generating).toThrow(
      expect.objectContaining({
        message: 'pages: no operation is called "postList".',
        hint: 'Is it "postsList"?',
      }) as Error,
    );
  });

  test("is told its mistakes by its keys", () => {
    const wrong = { items: "/posts", next: { query: "cursor", from: "/cursor" } };
    const generating = () => generateText(pagedDocument(undefined), { pages: { "GET /posts": wrong } });
    expect(generating).toThrow("pages.GET /posts.next.from of the configuration: `next.from` points to nothing");
  });
});

test("a mistake is placed where the operation stands, if its path refers to that", () => {
  const yaml = `paths:
  /a: { $ref: "#/components/pathItems/A" }
components:
  pathItems:
    A:
      get:
        x-pages: { items: a, next: link }
        responses: { "200": { description: "", content: { application/json: {} } } }
`;
  expect(() => generateText(yaml)).toThrow('test.yaml:9:27: "a" is no JSON Pointer.');
});
