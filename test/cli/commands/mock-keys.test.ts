import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { listenToKeys, type SwitchedMock } from "../../../cli/src/commands/mock-keys.ts";

function setUp(isTTY: boolean) {
  const input = Object.assign(new EventEmitter(), { isTTY, setRawMode: vi.fn(), resume: vi.fn(), pause: vi.fn() });
  const mock: Record<keyof SwitchedMock, () => void> = {
    expire: vi.fn(),
    revoke: vi.fn(),
    revokeRefresh: vi.fn(),
    refuse: vi.fn(),
    failRefresh: vi.fn(),
    reset: vi.fn(),
  };
  const lines: string[] = [];
  const interrupt = vi.fn();
  const keys = listenToKeys(mock, (line) => lines.push(line), input, interrupt);
  return { input, mock, lines, interrupt, keys };
}

test("keys turn switches, and say so", () => {
  const { input, mock, lines } = setUp(true);
  input.emit("data", Buffer.from("er"));
  input.emit("data", "x");
  expect(mock.expire).toHaveBeenCalledOnce();
  expect(mock.refuse).toHaveBeenCalledExactlyOnceWith(1);
  expect(lines.slice(1)).toEqual(["e: all access tokens expire.", "r: the next secured call is refused."]);
});

test("the other keys turn theirs", () => {
  const { input, mock, lines } = setUp(true);
  input.emit("data", "vtfch");
  for (const name of ["revoke", "revokeRefresh", "failRefresh", "reset"] as const) {
    expect(mock[name]).toHaveBeenCalledOnce();
  }
  expect(lines.at(-1)).toContain("  e  all access tokens expire");
});

test.each(["q", "\u0003"])("%j stops the mock", (key) => {
  const { input, interrupt } = setUp(true);
  input.emit("data", key);
  expect(interrupt).toHaveBeenCalledOnce();
});

test("a terminal is given back as it was", () => {
  const { input, keys, mock } = setUp(true);
  keys.close();
  input.emit("data", "e");
  expect(input.setRawMode.mock.calls).toEqual([[true], [false]]);
  expect(mock.expire).not.toHaveBeenCalled();
});

test("what is no terminal is left alone", () => {
  const { input, lines } = setUp(false);
  input.emit("data", "e");
  expect([lines, input.setRawMode.mock.calls]).toEqual([[], []]);
});
