import { expect, test } from "vitest";
import { createLog, openRequest, printablePath } from "../../../cli/src/mock/request-log.ts";
import { callOf } from "./scrap.ts";

const cases: readonly (readonly [path: string, query: string, printed: string])[] = [
  ["/feed", "limit=3", "/feed?limit=3"],
  ["/feed", "sig=1&page=2", "/feed?sig=***&page=2"],
  [
    "/feed",
    "api_key=1&key=2&code=3&refreshToken=4&password=5",
    "/feed?api_key=***&key=***&code=***&refreshToken=***&password=***",
  ],
  ["/\u009b31m\u001b", "", "/%C2%9B31m%1B"],
];

test.each(cases)("prints %j with %j as %s", (path, query, printed) => {
  const call = callOf({ path, query: new URLSearchParams(query) });
  expect(printablePath(call, new Set(["sig"]))).toBe(printed);
});

test("keeps the latest requests and violations, and no more", () => {
  const log = createLog(3);
  const { requests, violations } = log;
  for (const path of ["/1", "/2", "/3", "/4", "/5"]) {
    log.add(openRequest(callOf({ path }), undefined, path, 0));
    log.note([{ method: "GET", path, location: "request", message: "m" }]);
  }
  expect(requests.map(({ path }) => path)).toEqual(["/3", "/4", "/5"]);
  expect(violations.map(({ path }) => path)).toEqual(["/3", "/4", "/5"]);
  log.clear();
  expect([requests, violations]).toEqual([[], []]);
});
