import { describe, expect, test } from "vitest";
import { nameOperations, operationName, type Nameable } from "../../../../cli/src/model/names/name-operations.ts";

const route = (method: string, path: string, operationId?: string): Nameable => ({ method, path, operationId });

describe("operationName", () => {
  test.each([
    ["listFeed", "listFeed"],
    ["ListFeed", "listFeed"],
    ["repos/get", "reposGet"],
    ["repos/get-all_of.them", "reposGetAllOfThem"],
    ["URLList", "urlList"],
    ["URL", "url"],
    ["GetHTTPServer", "getHTTPServer"],
    ["get HTTP server", "getHTTPServer"],
    ["2faEnable", "_2faEnable"],
    ["créer compte", "créerCompte"],
    ["cafe\u0301", "café"],
    ["获取 用户", "获取用户"],
    ["$count", "count"],
    ["a\u202Eb", "aB"],
    ["a\u3164b", "aB"],
    ["delete", "delete_"],
    ["await", "await_"],
    ["then", "then_"],
    ["createClient", "createClient_"],
    ["schemas", "schemas_"],
  ])("splits and joins the operationId %j as %s", (operationId, want) => {
    expect(operationName(route("get", "/x", operationId))).toBe(want);
  });

  test.each([
    ["get", "/", "getRoot"],
    ["get", "/feed", "getFeed"],
    ["get", "/feed/{id}.csv", "getFeedByIdCsv"],
    ["delete", "/users/{user_id}/posts/{post-id}", "deleteUsersByUserIdPostsByPostId"],
    ["post", "/2fa", "post2fa"],
  ])("names %s %s by its route where there is no operationId", (method, path, want) => {
    expect(operationName(route(method, path))).toBe(want);
    expect(operationName(route(method, path, "//"))).toBe(want);
  });
});

describe("nameOperations", () => {
  test("gives a contested name to the operation whose operationId is that name", () => {
    const operations = [route("get", "/a", "get-user"), route("get", "/z", "getUser")];
    const { names, renamed } = nameOperations(operations);
    expect(names).toEqual(["getUser_", "getUser"]);
    expect(renamed).toEqual([{ operation: operations[0], wanted: "getUser", isReserved: false, name: "getUser_" }]);
  });

  test("else gives it to the first by path, then by method, in whatever order they come", () => {
    const operations = [
      route("post", "/a", "get_user"),
      route("get", "/b", "get user"),
      route("get", "/a", "get-user"),
    ];
    expect(nameOperations(operations).names).toEqual(["getUser_", "getUser__", "getUser"]);
    expect(nameOperations(operations.toReversed()).names).toEqual(["getUser", "getUser__", "getUser_"]);
  });

  test("leaves every other name alone when an operation is added", () => {
    const before = [route("get", "/b", "get-user"), route("get", "/c", "listUsers")];
    const after = nameOperations([route("get", "/d", "get_user"), ...before]);
    expect(after.names.slice(1)).toEqual(nameOperations(before).names);
  });

  test("keeps a pinned name from everybody else", () => {
    const [pinned, other] = [route("get", "/x"), route("get", "/y", "oldName")];
    expect(nameOperations([other, pinned], new Map([[pinned, "oldName"]])).names).toEqual(["oldName_", "oldName"]);
  });
});
