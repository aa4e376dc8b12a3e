import { expect, test } from "vitest";
import { isAbsoluteUrl, resolveServers } from "../../../cli/src/model/resolve-servers.ts";
import { endpointText } from "../generate/generate-text.ts";

test("names the server of the operation, else of the path, variables filled in", () => {
  const server = (url: string): string => `servers: [{ url: "${url}", variables: { v: { default: v2 } } }]`;
  expect(
    endpointText(`  /x: { ${server("https://a.example/{v}")}, get: { operationId: x, responses: {} } }`),
  ).toContain('server: "https://a.example/v2",');
  const both = `  /x: { ${server("https://a.example")}, get: { operationId: x, responses: {}, ${server("https://b.example")} } }`;
  expect(endpointText(both)).toContain('server: "https://b.example",');
});

test("a variable without a default stays as it is written", () => {
  const servers = [{ url: "https://{a}.example/{b}", variables: { a: { default: "eu" } } }, { url: 5 }, "no"];
  expect(resolveServers({ servers })).toEqual(["https://eu.example/{b}", "/"]);
});

test.each([
  ["https://api.example", true],
  ["HTTP://api.example", true],
  ["/v1", false],
  ["//api.example", false],
  ["https:///v1", false],
  ["ftp://api.example", false],
])("%s needs no base: %s", (url, want) => {
  expect(isAbsoluteUrl(url)).toBe(want);
});
