import { expect, test } from "vitest";
import { retryAfterOf } from "../../src/waiting/retry-after.ts";

const now = () => Date.UTC(2026, 0, 1);

/** What an answer with these headers asks for. */
function asked(headers: Record<string, string>): number | undefined {
  return retryAfterOf(new Response(undefined, { headers }), now);
}

test.each([
  ["7", 7000],
  [" 7 ", 7000],
  ["0", undefined],
  ["-7", undefined],
  ["soon", undefined],
  ["Thu, 01 Jan 2026 00:01:00 GMT", 60_000],
  ["Wed, 31 Dec 2025 23:59:00 GMT", undefined],
])("Retry-After %j is %j milliseconds", (header, milliseconds) => {
  expect(asked({ "retry-after": header })).toBe(milliseconds);
});

test("no Retry-After asks for nothing", () => {
  expect(asked({})).toBeUndefined();
});

test.each(["Thu, 01 Jan 2026 05:00:00 GMT", "Wed, 31 Dec 2025 19:00:00 GMT"])(
  "a date is held against the answer's own, whatever our clock says: %s",
  (date) => {
    const after = new Date(Date.parse(date) + 20_000).toUTCString();
    expect(asked({ date, "retry-after": after })).toBe(20_000);
  },
);

test("a date that is none leaves it to the clock", () => {
  expect(asked({ date: "today", "retry-after": "Thu, 01 Jan 2026 00:00:05 GMT" })).toBe(5000);
});

test.each(["3601", "31536000", "9".repeat(400), "Fri, 01 Jan 2027 00:00:00 GMT"])(
  "more than an hour counts as an hour: %s",
  (header) => {
    expect(asked({ "retry-after": header })).toBe(3_600_000);
  },
);
