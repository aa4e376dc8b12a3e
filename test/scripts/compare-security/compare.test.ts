import { expect, test } from "vitest";
import { compare, describe as tell, questions } from "../../../scripts/compare-security/compare.ts";
import type { Driver } from "../../../scripts/compare-security/drivers.ts";
import { readCredentials } from "../../../scripts/compare-security/observer.ts";
import { writeReport } from "../../../scripts/compare-security/write-report.ts";

test("credentials are read as a server reads them", () => {
  const headers = { authorization: "Bearer t", "x-key": "h", cookie: "a=b; key=c%20d" };
  expect(readCredentials({ url: "/x?key=q%26", headers })).toEqual({
    token: "t",
    header: "h",
    query: "q&",
    cookie: "c d",
  });
  expect(readCredentials({ url: "/x", headers: {} })).toEqual({});
});

test("what arrived is told by name, and a wrong value as it is", () => {
  expect(tell({}, { token: "t" })).toBe("nothing");
  expect(tell({ token: "t", header: "undefined" }, { token: "t" })).toBe('token + header "undefined"');
});

/** Sends everything to everybody, as a hook on every call does; fetch follows redirects. */
const careless: Driver = {
  name: "careless",
  call: (baseUrl, { token, header, query, cookie }) =>
    fetch(query === undefined ? baseUrl : `${baseUrl}/?key=${encodeURIComponent(query)}`, {
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(header !== undefined && { "x-key": header }),
        ...(cookie !== undefined && { cookie: `key=${cookie}` }),
      },
    }),
};

test("a hook on every call is right where everything is wanted, and nowhere else", async () => {
  const rows = await compare([careless]);
  const wrong = rows.filter(({ answers }) => answers[0]?.isRight === false).map(({ question }) => question.title);
  expect(wrong).toEqual([
    "public (`[]`)",
    "token OR key, holding both",
    "token AND key, holding the token",
    "token, holding nothing",
    "token, holding a key too",
    "key in a header, redirected to another origin",
  ]);
  const report = writeReport(rows, new Date("2026-01-02T03:04:05Z"));
  expect(report).toContain("| public (`[]`) | nothing | ✗ token + header |");
  expect(report).toContain(`| **right** | ${questions.length} | 10 |`);
  expect(report).toContain("Measured on 2026-01-02 ");
});

test("a contender that fails for another reason is no answer", async () => {
  const broken: Driver = { name: "broken", call: () => Promise.reject(new Error("no")) };
  await expect(compare([broken])).rejects.toThrow("broken gave no answer to: public (`[]`)");
});
