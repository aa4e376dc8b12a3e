import { describe, expect, test } from "vitest";
import { type ClientOptions, clientCore } from "../../src/client/client-core.ts";
import { linkedOperation, pathOfLink } from "../../src/pages/page-link.ts";
import { serverUrl } from "../../src/client/call-parts.ts";
import { PagesError } from "../../src/errors.ts";
import type { Operation } from "../../src/operation/operation.ts";
import { plainStyles } from "../../src/request/plain-styles.ts";

const base = "https://api.example/v1";
const files = "https://files.example";
const get: Operation = { method: "GET", path: "/items/{kind}", styles: plainStyles };
const elsewhere: Operation = { ...get, server: files };
const request = { params: { path: { kind: "new" } } };

function coreWith(options: ClientOptions = {}) {
  return clientCore({ servers: [base], operationServers: [files, "https://staging.example"], schemes: {} }, options);
}

function follow(link: string, operation: Operation = get, options?: ClientOptions): string {
  return pathOfLink(coreWith(options), operation, request, new Response(), link);
}

/** Where a call of the operation goes that a link has made. */
function addressOf(link: string, operation: Operation = get, options?: ClientOptions): string {
  const core = coreWith(options);
  const linked = linkedOperation(core, operation, link);
  const parts = linked.styles?.parts ?? plainStyles.parts;
  return `${serverUrl(core, linked)}${parts.path(linked, {})}?${parts.query(linked, {})}`;
}

describe("a link", () => {
  test("is relative to the call where an answer has no address of its own", () => {
    expect(follow("old?page=2")).toBe("/v1/items/old?page=2");
    expect(follow("?page=2")).toBe("/v1/items/new?page=2");
  });

  test("is relative to the answer where that has an address", () => {
    const answer = Object.defineProperty(new Response(), "url", { value: "https://api.example/v2/items/7?a=1" });
    expect(pathOfLink(coreWith(), get, request, answer, "?page=2")).toBe("/v2/items/7?page=2");
  });

  test("leads to the server of its operation, and not to that of others", () => {
    expect(follow(`${files}/x?page=2`, elsewhere)).toBe("/x?page=2");
    expect(() => follow("https://api.example/x", elsewhere)).toThrow(PagesError);
    expect(() => follow(`${files}/x`)).toThrow(PagesError);
  });

  test("leads to the server that stands for that of the document", () => {
    const options = { servers: { [files]: "https://staging.example" } };
    expect(follow("https://staging.example/x", elsewhere, options)).toBe("/x");
    expect(() => follow(`${files}/x`, elsewhere, options)).toThrow(PagesError);
  });

  test("has no user, no password and no fragment of its own", () => {
    expect(follow("https://ada:s3cret@api.example/x?y#z")).toBe("/x?y");
  });
});

describe("a call by a link", () => {
  test("goes to the origin of the operation, as the link has it", () => {
    expect(addressOf("/x?a=b?c")).toBe("https://api.example/x?a=b?c");
    expect(addressOf("//evil.example/x?y")).toBe("https://api.example//evil.example/x?y");
    expect(addressOf("/x?y", elsewhere)).toBe("https://files.example/x?y");
  });

  test("goes nowhere else where one server stands for another, and that for a third", () => {
    const servers = { [files]: "https://staging.example", "https://staging.example": "https://third.example" };
    expect(addressOf("/x?y", elsewhere, { servers })).toBe("https://staging.example/x?y");
  });
});
