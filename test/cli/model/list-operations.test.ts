import { InputError } from "../../../cli/src/document/spec-error.ts";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../cli/src/document/json.ts";
import { listOperations } from "../../../cli/src/model/list-operations.ts";

const operation = (operationId: string, rest: JsonObject = {}): JsonObject => ({ operationId, responses: {}, ...rest });
const root = {
  paths: {
    "/feed": { get: operation("list", { tags: ["Feed", "Public"] }), post: operation("create") },
    "/users": { get: operation("users", { tags: ["Users"] }) },
    "x-internal": { get: operation("no") },
  },
};

function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

function names(document: Json, options = {}): string[] {
  return listOperations(document, options).operations.map(({ name }) => name);
}

test("operations come in the document's order, extensions aside", () => {
  expect(names(root)).toEqual(["list", "create", "users"]);
});

describe("include and exclude", () => {
  test.each([
    [{ include: ["Public"] }, ["list"]],
    [{ include: ["/feed"] }, ["list", "create"]],
    [{ include: ["default"] }, ["create"]],
    [{ exclude: ["users"] }, ["list", "create"]],
    [{ include: ["/feed"], exclude: ["Feed"] }, ["create"]],
  ])("%j leave %j", (options, want) => {
    expect(names(root, options)).toEqual(want);
  });

  test.each([
    [
      { include: ["Public", "Pubic"] },
      'include: no operation has the tag, path or operationId "Pubic".',
      'Is it "Public"?',
    ],
    [{ exclude: ["/fed"] }, 'exclude: no operation has the tag, path or operationId "/fed".', 'Is it "/feed"?'],
    [{ include: ["warehouse"] }, /"warehouse"/, "`latchkey inspect` lists all operations."],
  ])("%j is refused: nothing has that name", (options, message, hint) => {
    const error = catchError(() => names(root, options));
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), hint });
  });
});

test("an operation has the first of its tags, and its parameters merged with its path's", () => {
  const id = { name: "id", in: "path", required: true, schema: {} };
  const [listed] = listOperations(
    { paths: { "/x/{id}": { parameters: [id], get: operation("x", { tags: ["B", "A"] }) } } },
    {},
  ).operations;
  expect(listed).toMatchObject({ tag: "B", parameters: [id], hasBody: true, path: "/x/{id}", method: "get" });
});

test("a path may be a reference", () => {
  const document = {
    paths: { "/x": { $ref: "#/components/pathItems/X" } },
    components: { pathItems: { X: { get: operation("x") } } },
  };
  expect(names(document)).toEqual(["x"]);
});

describe("no function", () => {
  test.each<[string, JsonObject, string | undefined]>([
    ["of TRACE", { trace: operation("x") }, "TRACE /x"],
    [
      "of a GET that cannot do without its body",
      { get: operation("x", { requestBody: { required: true } }) },
      "GET /x",
    ],
    ["is missing for a GET that can", { get: operation("x", { requestBody: { content: {} } }) }, undefined],
  ])("%s", (_, item, route) => {
    expect(listOperations({ paths: { "/x": item } }, {}).skipped[0]?.route).toBe(route);
  });
});

describe("a pinned name", () => {
  test("is the operation's, whatever its operationId", () => {
    expect(names(root, { names: { "GET /feed": "create" } })).toEqual(["create", "create_", "users"]);
  });

  test.each([
    [{ "GET /no": "x" }, 'there is no operation "GET /no".'],
    [{ "GET /feed": "no name" }, '"no name" is no name for a function.'],
    [{ "GET /feed": "class" }, '"class" is reserved.'],
    [{ "GET /feed": "createClient" }, '"createClient" is reserved.'],
    [{ "GET /feed": "same", "POST /feed": "same" }, '"same" is the name of GET /feed already.'],
  ])("%j is refused", (pins, message) => {
    expect(() => names(root, { names: pins })).toThrow(message);
  });

  test("whose route is mistyped may mean the nearest one", () => {
    const refused = (route: string) => () => names(root, { names: { [route]: "x" } });
    expect(refused("get /feed")).toThrow(expect.objectContaining({ hint: 'Is it "GET /feed"?' }));
    expect(refused("listFeed")).toThrow(expect.objectContaining({ hint: expect.stringContaining("Name the route") }));
  });
});

test("no operation takes the name of a function that creates a session", () => {
  const scheme = { type: "http", scheme: "bearer", "x-session": { refresh: { operationId: "r" } } };
  const document = {
    paths: { "/x": { get: operation("createUserSession") } },
    components: { securitySchemes: { user: scheme } },
  };
  expect(names(document)).toEqual(["createUserSession_"]);
});
