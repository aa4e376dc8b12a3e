import { expect, test } from "vitest";
import { chooseMediaType } from "../../src/request/choose-media-type.ts";

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";
const bytes = "application/octet-stream";
const png = new Blob(["x"], { type: "image/png" });

test.each<{ rule: string; body: unknown; declared: string[]; want: string | undefined }>([
  {
    rule: "an object goes as the first type that can hold one",
    body: {},
    declared: ["text/plain", multipart, json],
    want: multipart,
  },
  { rule: "an array goes as JSON or a form", body: [], declared: [bytes, json], want: json },
  {
    rule: "a file in an object goes as multipart",
    body: { file: png },
    declared: [json, form, multipart],
    want: multipart,
  },
  { rule: "bytes are a file", body: { file: new Uint8Array(1) }, declared: [json, multipart], want: multipart },
  { rule: "files in a list are files", body: { files: ["a", png] }, declared: [json, multipart], want: multipart },
  { rule: "files in a set are files", body: { files: new Set([png]) }, declared: [json, multipart], want: multipart },
  {
    rule: "an object without files goes as the first type",
    body: { file: "a" },
    declared: [json, multipart],
    want: json,
  },
  { rule: "no part is deeper than a list", body: { a: { file: png } }, declared: [json, multipart], want: json },
  { rule: "without multipart a file is left to be refused", body: { file: png }, declared: [form], want: form },
  { rule: "null is JSON", body: null, declared: [form, json], want: json },
  { rule: "a string is JSON where JSON comes first", body: "a", declared: [json, "text/plain"], want: json },
  { rule: "a string is text where text comes first", body: "a", declared: ["text/xml", json], want: "text/xml" },
  {
    rule: "a number is text where there is nothing else",
    body: 5,
    declared: [multipart, "text/plain"],
    want: "text/plain",
  },
  {
    rule: "bytes go as the first type that is no structure",
    body: new Uint8Array(1),
    declared: [json, multipart, "image/*"],
    want: "image/*",
  },
  { rule: "a stream goes as bytes", body: new ReadableStream(), declared: [json, bytes], want: bytes },
  { rule: "a function goes as bytes", body: () => "x", declared: [json, bytes], want: bytes },
  { rule: "search parameters go as a form", body: new URLSearchParams(), declared: [json, form], want: form },
  { rule: "a Blob goes as its own type", body: png, declared: ["image/jpeg", "image/png"], want: "image/png" },
  { rule: "a Blob goes as a range that covers its type", body: png, declared: [bytes, "image/*"], want: "image/*" },
  {
    rule: "a Blob goes as bytes where nothing names its type",
    body: png,
    declared: ["image/jpeg", bytes],
    want: bytes,
  },
  { rule: "a Blob prefers bytes to what can be anything", body: png, declared: ["*/*", bytes], want: bytes },
  { rule: "bytes can be JSON that the caller has written", body: png, declared: [multipart, json], want: json },
  { rule: "bytes never go as multipart", body: png, declared: [multipart], want: undefined },
  { rule: "an object fits no text", body: {}, declared: ["text/xml"], want: undefined },
  { rule: "nothing is declared", body: {}, declared: [], want: undefined },
])("$rule", ({ body, declared, want }) => {
  expect(chooseMediaType(body, declared)).toBe(want);
});
