import { expect, test } from "vitest";
import { readRoutes } from "../../../cli/src/mock/route.ts";
import { findRoute, MockSwitchError } from "../../../cli/src/mock/switch-error.ts";
import { documentOf } from "./scrap.ts";

const get = (operationId: string): object => ({ get: { operationId, responses: {} } });
const routes = readRoutes(documentOf({ "/feed": get("list_feed"), "/feed/{id}": get("getPost") }), new Set());

test.each(["list_feed", "listFeed", "GET /feed"])("finds an operation as %s", (name) => {
  expect(findRoute(routes, name).label).toBe("GET /feed");
});

test("names what may have been meant", () => {
  const error: unknown = (() => {
    try {
      return findRoute(routes, "lstFeed");
    } catch (caught) {
      return caught;
    }
  })();
  expect(error).toBeInstanceOf(MockSwitchError);
  expect(error).toMatchObject({ near: ["listFeed", "list_feed"] });
  expect(String(error)).toContain('There is no operation "lstFeed". Is it "listFeed" or "list_feed"?');
});

test("names other words that would do", () => {
  expect(() => findRoute(routes, "secure", ["secured"])).toThrow('Is it "secured"?');
});
