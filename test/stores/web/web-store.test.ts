import { expect, test, vi } from "vitest";
import { webStore } from "../../../src/stores/web/web-store.ts";

// What a browser shows is in test/browser/web-store.test.ts.
test("a lock that was not had in time rejects with the signal's reason, whatever error the browser has for that", async () => {
  const request = async () => Promise.reject(new DOMException("Safari's own", "AbortError"));
  vi.stubGlobal("navigator", { locks: { request } });
  const { lock } = webStore("acme");
  await expect(lock?.(async () => "had", AbortSignal.abort("too late"))).rejects.toBe("too late");
  await expect(lock?.(async () => "had", new AbortController().signal)).rejects.toThrow("Safari's own");
});
