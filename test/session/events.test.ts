import { afterEach, expect, test, vi } from "vitest";
import { announce, type SessionListener } from "../../src/session/events.ts";
import { settled } from "./rig.ts";

afterEach(() => void vi.restoreAllMocks());

test("a listener that throws, now or later, is reported and disturbs nobody", async () => {
  const reported = vi.spyOn(console, "error").mockReturnValue();
  const heard: string[] = [];
  const later: (event: { type: string }) => Promise<void> = async () => {
    throw new Error("later");
  };
  const listeners: SessionListener[] = [
    () => {
      throw new Error("now");
    },
    later,
    ({ type }) => void heard.push(type),
  ];
  announce(new Set(listeners), { type: "started" });
  await settled();
  expect(heard).toEqual(["started"]);
  expect(reported.mock.calls.map(([error]) => String(error))).toEqual(["Error: now", "Error: later"]);
});

test("a listener that leaves while it is told takes nothing from the others", () => {
  const heard: string[] = [];
  const listeners = new Set<SessionListener>();
  const first: SessionListener = () => void listeners.delete(first);
  listeners.add(first);
  listeners.add(({ type }) => void heard.push(type));
  announce(listeners, { type: "ended" });
  expect(heard).toEqual(["ended"]);
});

test("a listener that brings another while it is told does not have it told of the same event", () => {
  const heard: string[] = [];
  const listeners = new Set<SessionListener>();
  const bring: SessionListener = () => {
    heard.push("first");
    if (listeners.size < 5) listeners.add(() => bring({ type: "ended" }));
  };
  listeners.add(bring);
  announce(listeners, { type: "ended" });
  expect([heard, listeners.size]).toEqual([["first"], 2]);
});
