import { expect, test } from "vitest";
import { StoreError } from "../../src/errors.ts";
import type { SessionEvent } from "../../src/session/events.ts";
import { gather } from "../../src/session/trouble.ts";

test("a step of the store that fails twice in one refresh is told once, anything else as often as it happens", () => {
  const of = (step: StoreError["step"]): SessionEvent => ({ type: "failed", error: new StoreError("no", { step }) });
  const other: SessionEvent = { type: "failed", error: new Error("no") };
  const events: SessionEvent[] = [];
  for (const event of [of("read"), of("lock"), other, of("read"), other]) gather(events, [event]);
  expect(events.map(({ error }) => (error instanceof StoreError ? error.step : "other"))).toEqual([
    "read",
    "lock",
    "other",
    "other",
  ]);
});
