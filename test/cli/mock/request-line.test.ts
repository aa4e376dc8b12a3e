import { expect, test } from "vitest";
import type { Paint } from "../../../cli/src/inspect/terminal/paint.ts";
import { requestLine } from "../../../cli/src/mock/request-line.ts";

const plain: Paint = (_colour, text) => text;
const named: Paint = (colour, text) => `<${colour} ${text}>`;
const at = Date.UTC(2026, 0, 1, 9, 41, 7);
const request = { method: "GET", path: "/feed", status: 200, token: "none", at } as const;

test("says when, what came of it, and what was asked", () => {
  expect(requestLine(request, plain)).toBe("09:41:07 200 GET    /feed");
});

test("says what the token was worth, and what happened to the session", () => {
  const line = requestLine({ ...request, status: 401, token: "expired", event: "reuse-detected" }, named);
  expect(line).toBe("<gray 09:41:07> <yellow 401> GET    /feed <yellow token expired> <magenta reuse-detected>");
});

test("says that a connection was cut", () => {
  expect(requestLine({ ...request, status: 0 }, named)).toContain("<red cut>");
});
