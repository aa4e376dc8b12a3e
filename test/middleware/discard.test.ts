import { expect, test } from "vitest";
import { discard } from "../../src/middleware/discard.ts";

test("cancels a body that nobody reads", () => {
  let isCancelled = false;
  discard(new Response(new ReadableStream({ cancel: () => void (isCancelled = true) })));
  expect(isCancelled).toBe(true);
});

test("leaves a body alone that somebody reads, and needs none", () => {
  const read = new Response("x");
  const reader = read.body?.getReader();
  expect(() => discard(read)).not.toThrow();
  expect(() => discard(new Response(null))).not.toThrow();
  expect(reader).toBeDefined();
});

test("lets no failure to cancel go unhandled", async () => {
  discard(new Response(new ReadableStream({ cancel: () => Promise.reject(new Error("late")) })));
  discard(new Response(new ReadableStream({ start: (controller) => controller.error(new Error("broken")) })));
  await Promise.resolve();
});
