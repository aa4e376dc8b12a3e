import { type Answer, problem } from "./http/answer.ts";
import { refuse401 } from "./tokens/judge.ts";
import { isNamed, type Route } from "./route.ts";

/** How the next secured calls are refused though their credentials are good. */
export interface RefuseOptions {
  /** 401 by default. */
  readonly status?: 401 | 403;
  /** An operationId or `METHOD /template`; any secured operation by default. */
  readonly operation?: string;
  /** The `WWW-Authenticate` to send instead of the usual one. */
  readonly challenge?: string;
}

/** Which answers are held back, and for how many milliseconds. */
export interface DelayOptions {
  /** `"refresh"`, `"secured"`, an operationId or `METHOD /template`; all by default. */
  readonly operation?: string;
  readonly ms: number;
}

/** How a refresh fails: with a status, or `"drop"`: the tokens are rotated and the answer is lost. */
export type RefreshFailure = number | "drop";

/** The ways in which a test can make the server misbehave. */
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

/** Creates the switches, all off. */
export function createSwitches(): Switches {
  let refusals: { left: number; options: RefuseOptions }[] = [];
  let failures: { left: number; failure: RefreshFailure }[] = [];
  const delays = new Map<string | undefined, number>();

  return {
    refuse: (count, options = {}) => void refusals.push({ left: count, options }),
    failRefresh: (count, failure) => void failures.push({ left: count, failure }),
    delay: ({ operation, ms }) => void delays.set(operation, ms),

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

/** Whether a route asks for credentials in every case. */
export function isSecured(route: Route | undefined): boolean {
  const alternatives = route?.alternatives ?? [];
  return alternatives.length > 0 && alternatives.every((schemes) => schemes.length > 0);
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
