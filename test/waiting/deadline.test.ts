import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { assertTimeout, deadlineOf, millisecondsLeft } from "../../src/waiting/deadline.ts";
import { TimeoutError } from "../../src/errors.ts";

const operation = { method: "GET", path: "/feed/{id}" };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("without a time limit", () => {
  test("the signal is the caller's own, and there is no timer", () => {
    const { signal } = new AbortController();
    expect(deadlineOf(signal, undefined, operation).signal).toBe(signal);
    expect(deadlineOf(undefined, undefined, operation).signal).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("nothing begins once the caller has aborted", () => {
    const reason = new Error("mine");
    expect(() => deadlineOf(AbortSignal.abort(reason), undefined, operation)).toThrow(reason);
    expect(() => deadlineOf(AbortSignal.abort(reason), 100, operation)).toThrow(reason);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("with one", () => {
  test("ends the call with a TimeoutError that says where it was", () => {
    const { signal, progress } = deadlineOf(undefined, 100, operation);
    vi.advanceTimersByTime(99);
    expect(signal?.aborted).toBe(false);
    progress.phase = "retry";
    vi.advanceTimersByTime(1);
    const error: unknown = signal?.reason;
    if (!(error instanceof TimeoutError)) throw error;
    expect(error.phase).toBe("retry");
    expect(error.message).toBe("The call took longer than 100 ms (GET /feed/{id})");
  });

  test("ends the call with the caller's reason where that comes first", () => {
    const caller = new AbortController();
    const { signal } = deadlineOf(caller.signal, 100, operation);
    caller.abort("mine");
    vi.advanceTimersByTime(200);
    expect(signal?.reason).toBe("mine");
  });

  test("leaves no timer and no listener behind", () => {
    const caller = new AbortController();
    const { signal, settle } = deadlineOf(caller.signal, 100, operation);
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
    settle(false);
    expect(vi.getTimerCount()).toBe(0);
    expect(signal?.aborted).toBe(false);
  });

  test("listens to the caller's signal only while the call runs where signals cannot be joined", () => {
    vi.stubGlobal("AbortSignal", { any: undefined });
    const caller = new AbortController();
    const first = deadlineOf(caller.signal, 100, operation);
    first.settle(false);
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
    const second = deadlineOf(caller.signal, 100, operation);
    caller.abort("mine");
    expect([first.signal?.aborted, second.signal?.reason]).toEqual([false, "mine"]);
  });

  test("has a reason where signals have none", () => {
    const signal = { aborted: false };
    vi.stubGlobal(
      "AbortController",
      class {
        readonly signal = signal;
        abort = () => void (signal.aborted = true);
      },
    );
    deadlineOf(undefined, 100, operation);
    vi.advanceTimersByTime(100);
    expect(signal).toMatchObject({ aborted: true, reason: { code: "TIMEOUT" } });
  });

  test("holds the process while it runs", () => {
    vi.useRealTimers();
    const { prototype } = setTimeout(() => undefined, 0).constructor as { prototype: { unref(): void } };
    const unref = vi.spyOn(prototype, "unref");
    deadlineOf(undefined, 100, operation).settle(false);
    expect(unref).not.toHaveBeenCalled();
    unref.mockRestore();
  });

  test("a stream is not timed, and can still be aborted", () => {
    const caller = new AbortController();
    const { signal, settle } = deadlineOf(caller.signal, 100, operation);
    settle(true);
    vi.advanceTimersByTime(1000);
    expect(signal?.aborted).toBe(false);
    caller.abort("mine");
    expect(signal?.reason).toBe("mine");
  });

  test.each([0, -1, Number.NaN])("is more than %d", (timeout) => {
    expect(() => deadlineOf(undefined, timeout, operation)).toThrow(TypeError);
    expect(() => assertTimeout(timeout, "createClient")).toThrow("createClient: `timeout` is not a number above zero");
  });

  test("can be longer than any timer", () => {
    const { signal } = deadlineOf(undefined, Number.POSITIVE_INFINITY, operation);
    vi.advanceTimersByTime(1000);
    expect(signal?.aborted).toBe(false);
  });
});

describe("what is left of a call's time", () => {
  test("is told by the signal of the call", () => {
    const { signal } = deadlineOf(undefined, 100, operation);
    expect(millisecondsLeft(signal)).toBe(100);
    vi.advanceTimersByTime(30);
    expect(millisecondsLeft(signal)).toBe(70);
  });

  test("is told by the signal that is the caller's as well", () => {
    const { signal } = deadlineOf(new AbortController().signal, 100, operation);
    expect(millisecondsLeft(signal)).toBe(100);
  });

  test("has no end without a time limit", () => {
    expect(millisecondsLeft(undefined)).toBe(Infinity);
    expect(millisecondsLeft(deadlineOf(new AbortController().signal, undefined, operation).signal)).toBe(Infinity);
  });
});
