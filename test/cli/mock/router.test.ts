import { expect, test } from "vitest";
import { readRoute } from "../../../cli/src/mock/route.ts";
import { createRouter } from "../../../cli/src/mock/router.ts";

const paths = [
  "/feed/{id}",
  "/feed/search",
  "/feed/{id}.csv",
  "/{a}/search/{b}",
  "/media/{id}/file{format}",
  "/caf%C3%A9",
  "/",
];
const sources = paths.map((path) => ({ method: "get", path, responses: [] }));
const route = createRouter(sources.map((source) => readRoute(source, new Set())));

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
  expect(route("PUT", "/feed/p_1")).toEqual({ path: "/feed/p_1", allow: ["GET"] });
});
