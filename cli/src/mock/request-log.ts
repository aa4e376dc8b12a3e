import type { TokenState } from "./tokens/access-tokens.ts";
import type { Call } from "./http/call.ts";
import type { Route } from "./route.ts";
import type { Violation } from "./violation.ts";

/** What happened to a session in a request. `reuse-detected`: a rotated refresh token came again, the family is dead. */
export type SessionEvent =
  | "signed-in"
  | "rotated"
  | "lost-answer"
  | "reuse-detected"
  | "refresh-rejected"
  | "signed-out";

/** One request as the server saw it, without any secret. */
export interface SeenRequest {
  readonly method: string;
  /** The path with its query; values that are secret are replaced. */
  readonly path: string;
  readonly operationId?: string;
  /** 0 while there is no answer, and for good where the connection was cut. */
  readonly status: number;
  /** `unverified`: a token was sent, and the document has no session whose tokens could be verified. */
  readonly token: "none" | "unverified" | TokenState;
  readonly event?: SessionEvent;
  /** When it came, in epoch milliseconds. */
  readonly at: number;
}

/** The same while it is being answered. */
export type OpenRequest = { -readonly [Key in keyof SeenRequest]: SeenRequest[Key] };

/** Names of query parameters that are secret, whatever the document says. */
const secretName = /token|secret|passw|^code$|^key$|api.?key|signature/i;

/** The path of a call with its query. Secret values are hidden, and no character can steer a terminal. */
export function printablePath(call: Call, secretNames: ReadonlySet<string>): string {
  const pairs = [...call.query].map(([name, value]) => {
    const hidden = secretNames.has(name) || secretName.test(name);
    return `${encodeURIComponent(name)}=${hidden ? "***" : encodeURIComponent(value)}`;
  });
  const path = call.path.replaceAll(/[^\x21-\x7e]/g, encodeURIComponent);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

/** Opens the entry of a request. */
export function openRequest(call: Call, route: Route | undefined, path: string, at: number): OpenRequest {
  return {
    method: call.method,
    path,
    ...(route?.operationId !== undefined && { operationId: route.operationId }),
    status: 0,
    token: "none",
    at,
  };
}

/** The requests and violations that are kept. */
export interface Log {
  readonly requests: readonly SeenRequest[];
  readonly violations: readonly Violation[];
  add(request: OpenRequest): void;
  note(violations: readonly Violation[]): void;
  clear(): void;
}

/** Creates a log that keeps the latest `most` of each, so that a mock can run for weeks. */
export function createLog(most: number): Log {
  const requests: SeenRequest[] = [];
  const violations: Violation[] = [];
  const cut = (list: unknown[]): void => void list.splice(0, list.length - most);
  return {
    requests,
    violations,
    add(request) {
      requests.push(request);
      if (requests.length > most) cut(requests);
    },
    note(found) {
      violations.push(...found);
      if (violations.length > most) cut(violations);
    },
    clear() {
      requests.length = 0;
      violations.length = 0;
    },
  };
}
