/** What one test has of the browser and of the server: both end with it. */
import type { Browser, BrowserContext } from "playwright-core";
import { onTestFinished } from "vitest";
import { type RotatingApi, startRotatingApi } from "./rotating-api.ts";

/** A server for the length of one test. */
export async function rotatingApi(): Promise<RotatingApi> {
  const api = await startRotatingApi();
  onTestFinished(() => api[Symbol.asyncDispose]());
  return api;
}

/** A profile of the browser for one test. */
export async function profile(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  return context;
}
