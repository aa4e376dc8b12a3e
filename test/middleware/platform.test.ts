import { expect, test } from "vitest";
import { isNode } from "../../src/middleware/platform.ts";

const node = { process: { versions: { node: "24.0.0" } } };

test("this is Node", () => {
  expect(isNode()).toBe(true);
  expect(isNode(node)).toBe(true);
});

test.each([
  ["a page with a bundler's shim", { window: {}, process: { env: {} } }],
  ["a shim where there is no window", { process: { env: {}, versions: {} } }],
  ["a shim that is no object", { process: "browser" }],
  ["Electron's page with Node in it", { ...node, window: {} }],
  ["Electron's worker with Node in it", { ...node, WorkerGlobalScope: Object }],
  ["a Cloudflare worker with nodejs_compat", { ...node, WebSocketPair: Object, navigator: {} }],
  ["Deno", { ...node, Deno: {} }],
  ["Bun", { ...node, Bun: {} }],
  ["a page", { window: {} }],
  ["React Native", { window: {}, process: { env: {} }, navigator: { product: "ReactNative" } }],
])("%s is not Node", (_, globals) => {
  expect(isNode(globals)).toBe(false);
});
