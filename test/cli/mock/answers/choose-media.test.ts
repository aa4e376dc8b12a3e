import { expect, test } from "vitest";
import { chooseMedia, sentType } from "../../../../cli/src/mock/answers/choose-media.ts";

const cases: readonly (readonly [declared: string[], accept: string | undefined, want: string | undefined])[] = [
  [["text/plain", "application/json", "text/json"], undefined, "application/json"],
  [["text/plain", "application/json"], "*/*", "application/json"],
  [["text/plain", "application/hal+json"], undefined, "application/hal+json"],
  [["text/plain", "application/json"], "text/plain", "text/plain"],
  [["text/plain", "application/json"], "text/*;q=0.9, application/json;q=0.5", "text/plain"],
  [["text/csv"], "application/json", undefined],
  [["text/csv"], "application/json;q=0, */*", "text/csv"],
  [["text/csv"], "text/csv;q=0", undefined],
  [["*/*"], "application/json", "*/*"],
  [["application/json;v=2"], "application/json", "application/json;v=2"],
];

test.each(cases)("of %j, %j gets %s", (declared, accept, want) => {
  expect(chooseMedia(declared, accept)).toBe(want);
});

test.each([
  ["*/*", undefined, "application/json"],
  ["*/*", "text/html, application/json", "application/json"],
  ["application/*", undefined, "application/json"],
  ["text/*", undefined, "text/plain"],
  ["image/*", "image/webp", "image/webp"],
  ["image/*", "image/*", "image/png"],
  ["application/json; charset=utf-8", undefined, "application/json; charset=utf-8"],
])("%s, asked for as %s, is sent as %s", (declared, accept, want) => {
  expect(sentType(declared, accept)).toBe(want);
});
