import { expect, test } from "vitest";
import { reasonOf, untilAborted } from "../../src/waiting/until-aborted.ts";

const reason = { my: "reason" };
const never = new Promise<never>(() => undefined);

test("gives the very promise back where nobody can abort", () => {
  expect(untilAborted(never, undefined)).toBe(never);
});

test("rejects with the reason, untouched, of an abort before or during the wait", async () => {
  await expect(untilAborted(never, AbortSignal.abort(reason))).rejects.toBe(reason);
  const controller = new AbortController();
  const wait = untilAborted(never, controller.signal);
  controller.abort(reason);
  await expect(wait).rejects.toBe(reason);
});

test("settles as the promise does where nobody aborts, and no longer listens", async () => {
  const { signal } = new AbortController();
  const listeners = new Set<unknown>();
  signal.addEventListener = (_: string, listener: unknown) => void listeners.add(listener);
  signal.removeEventListener = (_: string, listener: unknown) => void listeners.delete(listener);
  await expect(untilAborted(Promise.resolve(1), signal)).resolves.toBe(1);
  await expect(untilAborted(Promise.reject(new Error("x")), signal)).rejects.toThrow("x");
  expect(listeners.size).toBe(0);
});

test("tells whoever leaves of an abort, once, and of nothing else", async () => {
  const controller = new AbortController();
  const left: string[] = [];
  const waitFor = (promise: Promise<unknown>, name: string) =>
    untilAborted(promise, controller.signal, undefined, () => void left.push(name));
  await waitFor(Promise.resolve(), "settled");
  const wait = waitFor(never, "waiting");
  controller.abort(reason);
  await expect(wait).rejects.toBe(reason);
  expect(left).toEqual(["waiting"]);
});

test("gives up what comes too late, and lets no late failure go unhandled", async () => {
  const controller = new AbortController();
  let succeed: (answer: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const late: string[] = [];
  const one = untilAborted(new Promise<string>((resolve) => (succeed = resolve)), controller.signal, (it) =>
    late.push(it),
  );
  const other = untilAborted(new Promise<string>((_, reject) => (fail = reject)), controller.signal);
  controller.abort(reason);
  succeed("answer");
  fail(new Error("late"));
  await expect(one).rejects.toBe(reason);
  await expect(other).rejects.toBe(reason);
  expect(late).toEqual(["answer"]);
});

test("says what any platform would where a signal has no reason", async () => {
  const signal = { aborted: true } as AbortSignal; // React Native's.
  await expect(untilAborted(never, signal)).rejects.toMatchObject({ name: "AbortError" });
  expect(reasonOf(AbortSignal.abort(null))).toBeNull();
});
