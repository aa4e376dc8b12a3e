/** The identity provider that runs while the tests of a file do. */
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { type IdentityProvider, startIdentityProvider } from "./identity-provider.ts";

/** There from a file's first test to its last. */
export let idp: IdentityProvider;

/** Starts it before the first test of a file, and stops it after the last. */
export function runProvider(): void {
  beforeAll(async () => {
    // The provider, the API and the session read the same clock, and the test moves it.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) });
    vi.spyOn(console, "warn").mockReturnValue();
    vi.spyOn(console, "info").mockReturnValue();
    idp = await startIdentityProvider();
  });
  afterAll(async () => {
    await idp[Symbol.asyncDispose]();
    vi.useRealTimers();
  });
  beforeEach(() => {
    Object.assign(idp.counts, { refreshes: 0, revokedFamilies: 0, clientGrants: 0, requests: 0, refusals: 0 });
  });
}
