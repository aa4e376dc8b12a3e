/** What goes wrong because a test says so. */
import { isFinalStatus } from "./answers/prefer.ts";
import { type Answer, problem } from "./http/answer.ts";
import { isNamed, type Route } from "./route.ts";
import { findRoute, MockSwitchError } from "./switch-error.ts";
import { refuse401 } from "./tokens/judge.ts";

/** How the next secured calls are refused though their credentials are good. */
export interface RefuseOptions {
  /** 401 by default. */
  readonly status?: 401 | 403;
  /** An operationId, `METHOD /template` or a function's name; any secured operation by default. */
  readonly operation?: string;
  /** The `WWW-Authenticate` to send instead of the usual one. */
  readonly challenge?: string;
}

/** Which answers are held back, and for how many milliseconds. */
export interface DelayOptions {
  /** `"refresh"`, `"secured"`, an operationId, `METHOD /template` or a function's name; all by default. */
  readonly operation?: string;
  readonly ms: number;
}

/** How a refresh fails: with a status, or `"drop"`: the tokens are rotated and the answer is lost. */
export type RefreshFailure = number | "drop";

/** The ways in which a test can make the server misbehave. Each throws a `MockSwitchError` for what does not exist. */
export interface Switches {
  refuse(count: number, options?: RefuseOptions): void;
  failRefresh(count: number, failure: RefreshFailure): void;
  /** Delays answers from now on; `ms: 0` ends it. */
  delay(options: DelayOptions): void;
  reset(): void;
  /** The refusal that a secured call gets, if it is one of the next. */
  takeRefusal(route: Route, realm: string): Answer | undefined;
  /** The failure that a refresh gets, if it is one of the next. */
  takeRefreshFailure(): RefreshFailure | undefined;
  /** How long the answer to a call is held back, in milliseconds. */
  delayOf(route: Route | undefined, isRefresh: boolean): number;
}

/** Creates the switches of a document's operations, all off. */
export function createSwitches(routes: readonly Route[]): Switches {
  let refusals: { left: number; options: RefuseOptions }[] = [];
  let failures: { left: number; failure: RefreshFailure }[] = [];
  const delays = new Map<string | undefined, number>();

  return {
    refuse(count, options = {}) {
      assertCount(count);
      assertRefusable(routes, options);
      refusals.push({ left: count, options });
    },

    failRefresh(count, failure) {
      assertCount(count);
      if (failure !== "drop") assertStatus(failure);
      failures.push({ left: count, failure });
    },

    delay({ operation, ms }) {
      if (operation !== undefined && !groups.includes(operation)) findRoute(routes, operation, groups);
      if (!(ms >= 0)) throw new MockSwitchError(`${String(ms)} is no number of milliseconds.`);
      delays.set(operation, ms);
    },

    reset() {
      refusals = [];
      failures = [];
      delays.clear();
    },

    takeRefusal(route, realm) {
      const entry = refusals.find(({ left, options }) => left > 0 && fits(options.operation, route));
      if (entry === undefined) return undefined;
      entry.left -= 1;
      return refusal(entry.options, realm);
    },

    takeRefreshFailure() {
      const entry = failures.find(({ left }) => left > 0);
      if (entry !== undefined) entry.left -= 1;
      return entry?.failure;
    },

    delayOf(route, isRefresh) {
      const fitting = [...delays].filter(([operation]) => {
        if (operation === "refresh") return isRefresh;
        if (operation === "secured") return !isRefresh && isSecured(route);
        return fits(operation, route);
      });
      return Math.max(0, ...fitting.map(([, ms]) => ms));
    },
  };
}

const groups: readonly string[] = ["refresh", "secured"];

/** Whether a route asks for credentials in every case. */
export function isSecured(route: Route | undefined): boolean {
  const alternatives = route?.alternatives ?? [];
  return alternatives.length > 0 && alternatives.every((schemes) => schemes.length > 0);
}

/** Throws for what is no status of a whole answer. */
export function assertStatus(status: unknown): void {
  if (typeof status === "number" && isFinalStatus(status)) return;
  throw new MockSwitchError(`${String(status)} is no status of an answer.`, "Take one from 200 to 599.");
}

/** Throws for what is no number of times. */
export function assertCount(count: unknown): void {
  if (typeof count === "number" && (count === Infinity || Number.isInteger(count)) && count >= 0) return;
  throw new MockSwitchError(`${String(count)} is no number of times.`);
}

function assertRefusable(routes: readonly Route[], { operation, status }: RefuseOptions): void {
  if (status !== undefined && ![401, 403].includes(status)) {
    throw new MockSwitchError(
      `A refusal is 401 or 403, and not ${String(status)}.`,
      "For another status use `respond`.",
    );
  }
  if (operation === undefined) return;
  const route = findRoute(routes, operation);
  if (route.alternatives.length > 0) return;
  throw new MockSwitchError(
    `${route.label} takes no credential, so no call of it is refused.`,
    "For another answer use `respond`.",
  );
}

function fits(operation: string | undefined, route: Route | undefined): boolean {
  return operation === undefined || isNamed(route, operation);
}

function refusal({ status = 401, challenge }: RefuseOptions, realm: string): Answer {
  const description = "The server refuses this call.";
  if (challenge !== undefined) return problem(status, description, [["www-authenticate", challenge]]);
  if (status === 403) return problem(403, description);
  return refuse401(description, realm, { error: "invalid_token", description });
}
