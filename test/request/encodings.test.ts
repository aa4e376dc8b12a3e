import { expect, test } from "vitest";
import { encodingOf, encodingsOf } from "../../src/request/encodings.ts";
import type { Operation } from "../../src/operation/operation.ts";

const encoding = { tags: { explode: false } };
const operation: Operation = {
  method: "POST",
  path: "/x",
  body: { "text/plain": {}, "Multipart/Form-Data": { encoding } },
};

test("encodings belong to one media type, whatever its spelling and parameters", () => {
  expect(encodingsOf(operation, "multipart/form-data; boundary=b")).toEqual({ encoding });
  expect(encodingsOf(operation, "text/plain")).toEqual({});
  expect(encodingsOf(operation, "application/json")).toEqual({});
  expect(encodingsOf({ method: "POST", path: "/x" }, "text/plain")).toEqual({});
});

test("an encoding is the document's own, never what every object inherits", () => {
  expect(encodingOf(encoding, "tags")).toEqual({ explode: false });
  expect(encodingOf(encoding, "constructor")).toEqual({});
  expect(encodingOf(encoding, "__proto__")).toEqual({});
});
