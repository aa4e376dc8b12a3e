import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aborted, after, waitFor } from "../../src/waiting/wait.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => undefined);
const late = () => new Error("late");

test("a wait ends with what is waited for, and leaves no timer", async () => {
  expect(await waitFor(Promise.resolve(7), { milliseconds: 10, late })).toBe(7);
  await expect(waitFor(Promise.reject(new Error("no")), { milliseconds: 10, late })).rejects.toThrow("no");
  expect(vi.getTimerCount()).toBe(0);
});

test("a wait ends at its limit", async () => {
  const wait = waitFor(never, { milliseconds: 10, late });
  const caught = expect(wait).rejects.toThrow("late");
  await vi.advanceTimersByTimeAsync(10);
  await caught;
});

test("a wait ends with the caller's own reason", async () => {
  const controller = new AbortController();
  const wait = waitFor(never, { signal: controller.signal, milliseconds: 10, late });
  const reason = { mine: true };
  controller.abort(reason);
  await expect(wait).rejects.toBe(reason);
  await expect(waitFor(never, { signal: controller.signal, milliseconds: 10, late })).rejects.toBe(reason);
  expect(vi.getTimerCount()).toBe(0);
});

test("a limit beyond what a timer keeps does not fire at once", async () => {
  const elapsed = vi.fn<() => void>();
  after(1e12, elapsed);
  after(Number.POSITIVE_INFINITY, elapsed);
  await vi.advanceTimersByTimeAsync(1000);
  expect(elapsed).not.toHaveBeenCalled();
});

test("a timer keeps no process alive", () => {
  vi.useRealTimers();
  const unref = vi.spyOn(setTimeout(() => undefined, 0).constructor.prototype as { unref(): void }, "unref");
  after(1000, () => undefined)();
  expect(unref).toHaveBeenCalledOnce();
  unref.mockRestore();
});

test("a wait without an error of its own ends with nothing at its limit", async () => {
  expect(await waitFor(Promise.resolve(7), { milliseconds: 10 })).toBe(7);
  expect(vi.getTimerCount()).toBe(0);
  const wait = waitFor(never, { milliseconds: 10 });
  await vi.advanceTimersByTimeAsync(10);
  expect(await wait).toBeUndefined();
});

test("an abort is told, past or to come", async () => {
  await expect(aborted(AbortSignal.abort("gone"))).rejects.toBe("gone");
  const controller = new AbortController();
  const promise = aborted(controller.signal);
  controller.abort("now");
  await expect(promise).rejects.toBe("now");
});
