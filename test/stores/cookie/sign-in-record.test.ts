import { expect, test, vi } from "vitest";
import type { StoredTokens } from "../../../src/stores/store.ts";

const load = () => import("../../../src/stores/cookie/sign-in-record.ts");

test("every copy of the module in one process knows the same sign-ins: a framework may bundle its pages apart", async () => {
  const tokens: StoredTokens = { accessToken: "A", refreshToken: "R", issuedAt: 1, signIn: "ann", edition: 1 };
  const one = await load();
  vi.resetModules();
  const other = await load();
  expect(other.remember).not.toBe(one.remember);
  one.remember("session ann", tokens);
  expect(other.remembered("session ann")).toBe(tokens);
  const order: string[] = [];
  const { signal } = new AbortController();
  const first = one.inTurnOf("session ann", async () => void order.push("first"), signal);
  const second = other.inTurnOf("session ann", async () => void order.push("second"), signal);
  await Promise.all([second, first]);
  expect(order).toEqual(["first", "second"]);
});
