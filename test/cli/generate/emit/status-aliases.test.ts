import { expect, test } from "vitest";
import { statusAliases } from "../../../../cli/src/generate/emit/status-aliases.ts";

test("a range without some statuses is the others, by one name", () => {
  const aliases = statusAliases();
  expect(aliases.without("ServerErrorStatus", ["500", "503"])).toBe("ServerErrorStatusBut500And503");
  expect(aliases.without("ServerErrorStatus", ["500", "503"])).toBe("ServerErrorStatusBut500And503");
  expect(aliases.declarations()).toBe(`/** \`ServerErrorStatus\` but 500, 503. */
type ServerErrorStatusBut500And503 =
  | 501 | 502 | 504 | 505 | 506 | 507 | 508 | 510 | 511;

`);
});

test("a range may be less a whole other one", () => {
  const aliases = statusAliases();
  aliases.without("HttpErrorStatus", ["ClientErrorStatus", "500"]);
  expect(aliases.declarations()).toContain(" =\n  | 501 | 502 |");
  expect(aliases.declarations()).not.toContain("404");
});

test("a range of which nothing is left is never", () => {
  const aliases = statusAliases();
  aliases.without("ClientErrorStatus", ["ClientErrorStatus"]);
  expect(aliases.declarations()).toContain("= never;");
});

test("a file that uses none declares none", () => {
  expect(statusAliases().declarations()).toBe("");
});
