import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pause } from "../../src/waiting/pause.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

test("a pause ends when its time is over, and leaves nothing on the signal", async () => {
  const { signal } = new AbortController();
  const paused = pause(10, signal);
  await vi.advanceTimersByTimeAsync(10);
  await paused;
  expect(vi.getTimerCount()).toBe(0);
});

test("an abort ends a pause at once with its reason, and leaves no timer that would hold the process", async () => {
  const controller = new AbortController();
  const paused = pause(60_000, controller.signal);
  controller.abort("mine");
  await expect(paused).rejects.toBe("mine");
  expect(vi.getTimerCount()).toBe(0);
});

test("no pause begins after an abort", async () => {
  await expect(pause(60_000, AbortSignal.abort("mine"))).rejects.toBe("mine");
  expect(vi.getTimerCount()).toBe(0);
});
