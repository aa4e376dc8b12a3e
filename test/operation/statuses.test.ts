import { STATUS_CODES } from "node:http";
import { expect, test } from "vitest";
import { CLIENT_ERRORS, REDIRECTIONS, SERVER_ERRORS, SUCCESSES } from "../../src/operation/statuses.ts";

test.each([
  ["2XX", SUCCESSES],
  ["3XX", REDIRECTIONS],
  ["4XX", CLIENT_ERRORS],
  ["5XX", SERVER_ERRORS],
] as const)("%s are in order and of one class", (range, statuses) => {
  expect(statuses.every((status) => String(status)[0] === range[0])).toBe(true);
  expect(statuses).toEqual([...new Set(statuses)].toSorted((a, b) => a - b));
});

test("they are those that Node knows too, but for one that nobody may send any more", () => {
  const known = Object.keys(STATUS_CODES)
    .map(Number)
    .filter((status) => status >= 200);
  const ours: number[] = [...SUCCESSES, ...REDIRECTIONS, ...CLIENT_ERRORS, ...SERVER_ERRORS];
  expect(known.filter((status) => !ours.includes(status))).toEqual([509]); // Apache's own: bandwidth limit exceeded.
  expect(ours.filter((status) => !known.includes(status))).toEqual([]);
});
