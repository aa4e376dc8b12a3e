import { describe, expect, test } from "vitest";
import { isPlainOrigin, originOf } from "../../../cli/src/inspect/origin.ts";

describe("originOf", () => {
  test.each([
    ["https://api.example.com/v1", "https://api.example.com"],
    ["HTTPS://API.Example.com:443", "https://api.example.com"],
    ["http://127.0.0.1:4010/", "http://127.0.0.1:4010"],
    ["https://user:secret@api.example.com/v1?key=secret", "https://api.example.com"],
    ["https://a@b@evil.example/", "https://evil.example"],
    ["//cdn.example.com/x", "//cdn.example.com"],
    ["\\\\evil.example\\x", "//evil.example"],
    ["https://{tenant}.example.com:{port}/v1", "https://{tenant}.example.com:{port}"],
    ["/v1", "the base URL"],
    ["v1", "the base URL"],
    ["", "the base URL"],
  ])("%s is %s", (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });
});

describe("isPlainOrigin", () => {
  test.each([
    ["http://api.example.com", true],
    ["http://10.0.0.1:8080", true],
    ["http://localhost.evil.example", true],
    ["http://127.0.0.1.evil.example", true],
    ["https://api.example.com", false],
    ["http://localhost:3000", false],
    ["http://app.localhost", false],
    ["http://127.0.0.1:4010", false],
    ["http://[::1]:80", false],
    ["the base URL", false],
  ])("%s: %s", (origin, isPlain) => {
    expect(isPlainOrigin(origin)).toBe(isPlain);
  });
});
