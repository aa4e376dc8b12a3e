import process from "node:process";
import { expect, test, vi } from "vitest";
import { keyringOf } from "../../../src/stores/keychain/keyring.ts";

/** A binding that makes its entries so. */
function binding(make: (...args: unknown[]) => object) {
  // Called with `new`, like a class, and so not an arrow function.
  function AsyncEntry(...args: unknown[]): object {
    return make(...args);
  }
  return async () => ({ AsyncEntry }) as unknown as typeof import("@napi-rs/keyring");
}

function fail(message: string): () => Promise<never> {
  return () => Promise.reject(new Error(message));
}

test("a package that is not installed is told, with the command that installs it", async () => {
  const missing = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
  await expect(keyringOf("acme", () => Promise.reject(missing)).get("tokens")).rejects.toMatchObject({
    name: "StoreError",
    step: "open",
    message: expect.stringContaining("npm install @napi-rs/keyring"),
  });
});

test("a package without a binary for the platform is told", async () => {
  const broken = new Error("Cannot find native binding");
  await expect(keyringOf("acme", () => Promise.reject(broken)).get("tokens")).rejects.toMatchObject({
    step: "open",
    message: expect.stringContaining("could not be loaded on this platform"),
  });
});

test("on Linux nothing but a Secret Service will do: the kernel's keyring forgets everybody", async () => {
  const made: unknown[][] = [];
  const load = binding((...args) => (made.push(args), { getPassword: async () => null }));
  expect(await keyringOf("acme", load).get("tokens")).toBeUndefined();
  expect(made).toEqual([["acme", "tokens", { linux: { store: "secret-service" } }]]);
});

test("a keychain that is not there is told, with the way out", async () => {
  vi.spyOn(process, "platform", "get").mockReturnValue("linux");
  const load = binding(() => {
    throw new Error("no session bus");
  });
  await expect(keyringOf("acme", load).set("tokens", "secret")).rejects.toMatchObject({
    name: "StoreError",
    step: "open",
    message: expect.stringMatching(/no session bus.*gnome-keyring.*fileStore\(path\)/),
  });
  vi.restoreAllMocks();
});

test.each([
  ["read", { getPassword: fail("locked") }],
  ["write", { setPassword: fail("locked") }],
  ["delete", { deleteCredential: fail("locked") }],
] as const)("a keychain that fails to %s is told with that step", async (step, entry) => {
  const keyring = keyringOf(
    "acme",
    binding(() => entry),
  );
  const steps = { read: () => keyring.get("n"), write: () => keyring.set("n", "s"), delete: () => keyring.delete("n") };
  await expect(steps[step]()).rejects.toMatchObject({ step, message: expect.stringContaining("locked") });
});
