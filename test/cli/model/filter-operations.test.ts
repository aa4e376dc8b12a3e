import { describe, expect, test } from "vitest";
import { type Filterable, filterOperations } from "../../../cli/src/model/filter-operations.ts";
import { generateText } from "../generate/generate-text.ts";
import { inspectText } from "../inspect/inspect-text.ts";

const operation = (operationId: string, tag: string): Filterable => ({ operationId, tag, path: `/${tag}`, value: {} });
const all = [operation("list", "feed"), operation("refresh", "auth"), operation("signIn", "auth")];
const find = (name: string) => all.find(({ operationId }) => operationId === name);

describe("what a session needs", () => {
  test("is wanted whatever a filter says, and told once", () => {
    const wired = ["refresh", "refresh", "list"].map((name) => ({ scheme: "b", name }));
    const { wanted, kept } = filterOperations(all, { include: ["feed"] }, wired, find);
    expect(wanted).toEqual([all[0], all[1]]);
    expect(kept).toEqual([{ operation: all[1], scheme: "b" }]);
  });

  test("is nothing where there is no filter, or no such operation", () => {
    expect(filterOperations(all, {}, [{ scheme: "b", name: "refresh" }], find)).toEqual({ wanted: all, kept: [] });
    expect(filterOperations(all, { exclude: ["auth"] }, [{ scheme: "b", name: "no" }], find).kept).toEqual([]);
  });
});

const yaml = `paths:
  /feed: { get: { operationId: listFeed, tags: [feed], security: [{ b: [] }], responses: { 204: { description: "" } } } }
  /auth/refresh: { post: { operationId: ID, tags: [auth], requestBody: { content: { application/json: { schema: { type: object, properties: { t: { type: string } } } } } }, responses: { 200: { description: "", content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } } } } }
  /other: { get: { operationId: other, tags: [auth], responses: {} } }
components: { securitySchemes: { b: { type: http, scheme: bearer, x-session: { refresh: { operationId: NAME, send: /t, accessToken: /a } } } } }
`;

describe("an SDK of a part of the document", () => {
  test.each([
    ["refresh", "refresh"],
    ["refresh", "POST /auth/refresh"],
    ["get-new tokens", "getNewTokens"],
  ])("has the operation %s that a session calls %s", (id, name) => {
    const text = yaml.replace("ID", id).replace("NAME", name);
    for (const options of [{ include: ["feed"] }, { exclude: ["auth"] }, { exclude: ["/auth/refresh", "other"] }]) {
      const { model } = generateText(text, options);
      expect(model.operations.map(({ path }) => path)).toEqual(["/feed", "/auth/refresh"]);
      expect(model.notices.map(({ message }) => message)).toEqual([
        "POST /auth/refresh is kept, though a filter leaves it out: the session of `b` needs it.",
      ]);
    }
  });

  test("leaves the other operations out, as inspect counts", () => {
    const { leftOut, operations } = inspectText(yaml.replace("ID", "r").replace("NAME", "r"), { include: ["feed"] });
    expect([leftOut, operations.length]).toEqual([1, 2]);
  });

  test("may have pinned names of what it leaves out", () => {
    const names = { "GET /other": "others" };
    const text = yaml.replace("ID", "r").replace("NAME", "r");
    expect(generateText(text, { include: ["feed"], names }).model.operations).toHaveLength(2);
  });
});
