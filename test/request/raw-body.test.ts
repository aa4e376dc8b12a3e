import { expect, test } from "vitest";
import { isRawBody, rawBody } from "../../src/request/raw-body.ts";

const png = new Blob(["x"], { type: "image/png" });

test("what fetch takes is raw, and what has to be written is not", () => {
  const raw = ["", png, new ArrayBuffer(1), new Uint8Array(1), new URLSearchParams(), new ReadableStream(), () => "x"];
  expect(raw.every(isRawBody)).toBe(true);
  expect([{}, [], null, 5, true, new Date(), new FormData()].some(isRawBody)).toBe(false);
});

test("the declared type wins, unless it is a range", () => {
  expect(rawBody(png, "application/octet-stream").contentType).toBe("application/octet-stream");
  expect(rawBody(png, "image/*").contentType).toBe("image/png");
  expect(rawBody(png, undefined).contentType).toBe("image/png");
});

test("what has no type of its own is bytes, text or a form", () => {
  expect(rawBody(new Blob(["x"]), undefined).contentType).toBe("application/octet-stream");
  expect(rawBody("x", "text/*").contentType).toBe("text/plain;charset=UTF-8");
  expect(rawBody(new URLSearchParams(), undefined).contentType).toBe("application/x-www-form-urlencoded;charset=UTF-8");
});
