import { expect, test } from "vitest";
import { readRoutes } from "../../../cli/src/mock/route.ts";
import { createRouter } from "../../../cli/src/mock/router.ts";
import { documentOf } from "./scrap.ts";

const paths = [
  "/feed/{id}",
  "/feed/search",
  "/feed/{id}.csv",
  "/{a}/search/{b}",
  "/media/{id}/file{format}",
  "/caf%C3%A9",
  "/",
];
const document = documentOf(Object.fromEntries(paths.map((path) => [path, { get: { responses: {} } }])));
const route = createRouter(readRoutes(document, new Set()));

const cases: readonly (readonly [path: string, template: string | undefined])[] = [
  ["/", "/"],
  ["/feed/p_1", "/feed/{id}"],
  ["/feed/search", "/feed/search"],
  ["/feed/p_1.csv", "/feed/{id}.csv"],
  ["/feed/search/x", "/{a}/search/{b}"],
  ["/media/m/file.png", "/media/{id}/file{format}"],
  ["/feed/a%2Fb", "/feed/{id}"],
  ["/feed/%", "/feed/{id}"],
  ["/caf%c3%a9", "/caf%C3%A9"],
  ["/feed/", undefined],
  ["/feed", undefined],
  ["/feed/p/1", undefined],
];

test.each(cases)("leads %s to %s", (path, template) => {
  expect(route("GET", path).route?.template).toBe(template);
});

test("leads HEAD to GET, and no other method", () => {
  expect(route("HEAD", "/feed/p_1").route?.method).toBe("GET");
  expect(route("PUT", "/feed/p_1")).toEqual({ variables: {}, allow: ["GET"] });
});

const named: readonly (readonly [path: string, variables: object])[] = [
  ["/feed/a%2Fb", { id: "a%2Fb" }],
  ["/feed/p%2C1.csv", { id: "p,1" }],
  ["/media/m,n/file.png", { id: "m,n", format: ".png" }],
];

test.each(named)("takes the variables of %s as they were sent", (path, variables) => {
  expect(route("GET", path).variables).toEqual(variables);
});

test("a name with a dot is a name", () => {
  const dotted = documentOf({ "/a/{user.id}": { get: { responses: {} } } });
  expect(createRouter(readRoutes(dotted, new Set()))("GET", "/a/1").variables).toEqual({ "user.id": "1" });
});

test("a query that is written behind a path tells routes apart", () => {
  const get = { get: { responses: {} } };
  const acting = documentOf({ "/": get, "/?Action=Start": get, "/?Action=Stop": get });
  const find = createRouter(readRoutes(acting, new Set()));
  expect(find("GET", "/", new URLSearchParams("Action=Stop")).route?.template).toBe("/?Action=Stop");
  expect(find("GET", "/", new URLSearchParams("Action=Other")).route?.template).toBe("/");
});
