import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import * as ours from "../../src/errors.ts";
import { createSession } from "../../src/session/session.ts";
import { observedClient } from "../middleware/observed-client.ts";

/** The errors of a second copy of the package, as two versions in one application bring it: all that they stand on is another one too. */
const entryPoints = [fileURLToPath(new URL("../../src/errors.ts", import.meta.url))];
const { outputFiles } = await build({ entryPoints, bundle: true, format: "esm", write: false });
const address = `data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`;
const theirs: typeof ours = await import(/* @vite-ignore */ address);

/** What becomes of a call whose refresh throws this. */
async function told(fault: unknown) {
  let now = 0;
  const session = createSession({ now: () => now, refresh: () => Promise.reject(fault) });
  await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
  now = 60_000;
  const thrown: unknown = await session.accessToken().catch((caught: unknown) => caught);
  return { session, thrown, again: await session.accessToken().catch((caught: unknown) => caught) };
}

test("the two have classes of their own, and know each other's errors", () => {
  expect(theirs.RefreshRejectedError).not.toBe(ours.RefreshRejectedError);
  expect(new theirs.RefreshRejectedError()).not.toBeInstanceOf(ours.LatchkeyError);
  expect(ours.isLatchkeyError(new theirs.TimeoutError("It", { phase: "first" }))).toBe(true);
  expect(ours.hasCode(new theirs.TimeoutError("It", { phase: "first" }), "TIMEOUT")).toBe(true);
});

test("another copy's rejection ends the session", async () => {
  const { session, thrown } = await told(new theirs.RefreshRejectedError());
  expect([session.status, thrown]).toMatchObject(["ended", { code: "SESSION_ENDED", reason: "rejected" }]);
});

test("another copy's passing fault says how long to wait", async () => {
  const { thrown } = await told(new theirs.RefreshFailedError("busy", { retryAfter: 30_000 }));
  expect(thrown).toMatchObject({ code: "REFRESH_FAILED", message: "busy", retryAfter: 30_000 });
});

test("another copy's word that the device is offline makes no pause", async () => {
  const { thrown, again } = await told(new theirs.OfflineError("It", { phase: "first" }));
  for (const error of [thrown, again]) expect(error).not.toHaveProperty("retryAfter");
});

test("another copy's error in a fetch is told as it is", async () => {
  const error = new theirs.TimeoutError("It", { phase: "first" });
  await expect(observedClient(() => Promise.reject(error)).call({})).rejects.toBe(error);
});
