import { afterEach, expect, test, vi } from "vitest";
import { retryAfterOf } from "../../src/response/retry-after.ts";

afterEach(() => void vi.useRealTimers());

test.each([
  [undefined, undefined],
  ["7", 7000],
  [" 7 ", 7000],
  ["0", undefined],
  ["-7", undefined],
  ["soon", undefined],
  ["Thu, 01 Jan 2026 00:01:00 GMT", 60_000],
  ["Wed, 31 Dec 2025 23:59:00 GMT", undefined],
])("Retry-After %j is %j milliseconds", (header, milliseconds) => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) });
  const headers = header === undefined ? {} : { "retry-after": header };
  expect(retryAfterOf(new Response(undefined, { headers }))).toBe(milliseconds);
});
