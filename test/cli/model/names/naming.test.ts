import { describe, expect, test } from "vitest";
import { InputError } from "../../../../cli/src/document/spec-error.ts";
import {
  applyNaming,
  fastApiNames,
  nestNames,
  routeNames,
  type NamedOperation,
} from "../../../../cli/src/model/names/naming.ts";
import { generateText } from "../../generate/generate-text.ts";

function operation(method: string, path: string, operationId?: string): NamedOperation {
  return { method, path, operationId, tags: [] };
}

describe("fastApiNames", () => {
  test.each([
    ["POST", "/token", "login_for_access_token_token_post", "login_for_access_token"],
    ["GET", "/users/me/", "read_users_me_users_me__get", "read_users_me"],
    ["PUT", "/items/{item_id}", "update_item_items__item_id__put", "update_item"],
    ["GET", "/v1.0/größe", "größe_v1_0_größe_get", "größe"],
    ["GET", "/", "root__get", "root"],
  ])("takes method and path off %s %s", (method, path, operationId, want) => {
    expect(fastApiNames(operation(method, path, operationId))).toBe(want);
  });

  test("leaves what an application has named itself, and what would have no name left", () => {
    expect(fastApiNames(operation("GET", "/items", "listItems"))).toBeUndefined();
    expect(fastApiNames(operation("GET", "/items", "_items_get"))).toBeUndefined();
    expect(fastApiNames(operation("GET", "/items"))).toBeUndefined();
  });
});

describe("nestNames", () => {
  test.each([
    ["CatsController_findAll", "Cats_findAll"],
    ["AppController_getHello", "App_getHello"],
    ["UsersController_findAll_v1", "Users_findAll_v1"],
    ["findAll", "findAll"],
    ["Controller_findAll", "Controller_findAll"],
  ])("takes Controller out of %s", (operationId, want) => {
    expect(nestNames(operation("GET", "/x", operationId))).toBe(want);
  });
});

describe("routeNames", () => {
  test.each([
    ["GET", "/api/v{version}/orders/{id}", "get /orders/ by id "],
    ["GET", "/api/v{version}", "get root"],
    ["GET", "/api/v{version}s/x", "get /api/v by version s/x"],
    ["GET", "/health", "get /health"],
  ])("names %s %s without the prefix", (method, path, want) => {
    expect(routeNames({ without: "/api/v{version}/" })(operation(method, path, "id"))).toBe(want);
  });
});

describe("a rule of the configuration", () => {
  const document = `
paths:
  /a: { get: { operationId: a_a_get, tags: [x, y], responses: {} }, post: { responses: {} } }
  /b: { get: { operationId: a, responses: {} } }
`;
  test("names as operationIds do: of two that meet, the exact one stays as it is", () => {
    const { model } = generateText(document, { names: fastApiNames });
    expect(model.operations.map(({ name }) => name)).toEqual(["a", "postA", "a_"]);
  });

  test("sees the operation as it is sent, with its tags", () => {
    const seen: NamedOperation[] = [];
    generateText(document, { names: (found) => void seen.push(found) });
    expect(seen).toContainEqual({ operationId: "a_a_get", method: "GET", path: "/a", tags: ["x", "y"], constants: [] });
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("no such team");
      },
      "it fails for GET /a: no such team",
    ],
    ["returns no text", () => 7 as never, "a value of type number is no name for GET /a"],
    ["returns a text without a letter", () => "--", '"--" is no name for GET /a'],
  ])("is at fault when it %s", (_, rule, message) => {
    expect(() => applyNaming(rule, operation("GET", "/a"))).toThrow(InputError);
    expect(() => applyNaming(rule, operation("GET", "/a"))).toThrow(message);
  });
});
