import { expect, test } from "vitest";
import { printablePath } from "../../../cli/src/mock/request-log.ts";

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
  const call = { method: "GET", path, query: new URLSearchParams(query), headers: {}, body: Buffer.alloc(0) };
  expect(printablePath(call, new Set(["sig"]))).toBe(printed);
});
