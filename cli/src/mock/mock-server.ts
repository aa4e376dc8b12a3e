/** A mock without a socket: what answers calls, and what tests switch. */
import { isObject, type Json, type JsonObject } from "../document/json.ts";
import { openDocument } from "../document/open-document.ts";
import type { SpecDocument } from "../document/parse-document.ts";
import { formatPointer } from "../document/pointer.ts";
import { withPlainReferences } from "../document/references/plain-references.ts";
import { InputError } from "../document/spec-error.ts";
import type { MockServer } from "./answer-call.ts";
import { resolveErrors } from "../model/resolve-errors.ts";
import type { Judge } from "./judge-request.ts";
import { createLog } from "./request-log.ts";
import { readRoutes, type Route, type RouteOptions, secretQueryNames, scopesOf, titleOf } from "./route.ts";
import { createRouter } from "./router.ts";
import { findRoute } from "./switch-error.ts";
import { createSwitches, type Switches } from "./switches.ts";
import { refreshCookieName, sessionRoleOf } from "./tokens/session-routes.ts";
import { readSessionWiring, type SessionBlocks, type SessionWiring } from "./tokens/session-wiring.ts";
import { createTokens, type Tokens } from "./tokens/tokens.ts";
import { createToldAnswers, type ToldAnswers } from "./told-answers.ts";
import type { SeenRequest } from "./request-log.ts";
import type { Violation } from "./violation.ts";

/** What every mock takes, wherever it answers. `schemes`, `security`, `session`, `pages`, `errors`, `names` and `params` are those of the configuration. */
export interface MockBasics extends Omit<RouteOptions, "session"> {
  /** How long access tokens live, in seconds; 300 by default. */
  readonly accessTtl?: number;
  /** How long refresh tokens live, in seconds; a day by default. */
  readonly refreshTtl?: number;
  /** The clock of all tokens, in epoch milliseconds. */
  readonly now?: () => number;
  /** The `x-session` of each scheme, for a document that has none. */
  readonly session?: SessionBlocks;
  /** What errors look like that the document does not describe: the name of one of its schemas, or a schema. */
  readonly errors?: string | object;
  /** How many requests and violations are kept, the latest ones; 1,000 by default. */
  readonly keep?: number;
}

/** What tests read and switch. */
export interface MockControls
  extends Pick<Tokens, "issue" | "forge" | "expire" | "revoke" | "revokeRefresh">,
    Pick<Switches, "refuse" | "failRefresh" | "delay">,
    Pick<ToldAnswers, "respond"> {
  /** Whether tokens are verified, which they are if the document or the configuration wires a session. */
  readonly verifies: boolean;
  /** The operations that sign in, as `METHOD /template`. */
  readonly signIns: readonly string[];
  /** What the server saw, in order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** Where requests did not match the document. A missing credential is no violation. */
  readonly violations: readonly Violation[];
  /** Forgets requests, violations and told answers, and turns all switches off. Tokens stay as they are. */
  reset(): void;
}

/** Creates the server of a document. `judgeOf` makes what judges requests. */
export function createMockServer(
  document: Pick<SpecDocument, "root">,
  options: MockBasics,
  signal: AbortSignal,
  judgeOf: (root: Json) => Judge | undefined = () => undefined,
): MockServer {
  const { accessTtl = 300, refreshTtl = 86_400, now = Date.now, session = {}, keep = 1000 } = options;
  // Whatever stands in a schema, each reader looks for itself.
  const { root, name: errors } = resolveErrors(document.root, options.errors as string | JsonObject | undefined);
  const sessions = readSessionWiring(root, session);
  const wired = new Set(sessions.map(({ scheme }) => scheme));
  // Whatever stands in the blocks, each reader looks for itself.
  const routes = readRoutes(root, wired, {
    ...options,
    session: session as NonNullable<RouteOptions["session"]>,
  });
  checkWiring(routes, sessions);
  const realm = titleOf(root) ?? "mock";
  return {
    ...{ root, errors, routes, sessions, signal, realm, now },
    match: createRouter(routes),
    cookie: refreshCookieName(routes, sessions),
    tokens: createTokens({ issuer: realm, accessTtl, refreshTtl, now }),
    scopesOf: (scheme) => scopesOf(routes, scheme),
    switches: createSwitches(routes),
    told: createToldAnswers(root, routes),
    secretNames: secretQueryNames(routes),
    judge: judgeOf(root),
    log: createLog(keep),
  };
}

/** What a test gets of a server. */
export function controlsOf({ tokens, switches, told, log, sessions, routes }: MockServer): MockControls {
  const { issue, forge, expire, revoke, revokeRefresh } = tokens;
  const { refuse, failRefresh, delay } = switches;
  return {
    ...{ issue, forge, expire, revoke, revokeRefresh, refuse, failRefresh, delay },
    respond: told.respond,
    requests: log.requests,
    violations: log.violations,
    verifies: sessions.length > 0,
    signIns: routes.filter((route) => sessionRoleOf(route, sessions)?.role === "sign-in").map(({ label }) => label),
    reset() {
      log.clear();
      switches.reset();
      told.reset();
    },
  };
}

/** A document that is there already, checked and in the form that all else reads. */
export function documentOf(value: object): SpecDocument {
  const root = value as Json; // Whatever stands in it: each reader looks for itself.
  if (!isObject(root)) throw new InputError("The document is no object.", "Give what its JSON or YAML stands for.");
  const source = { file: "The document", name: "document", text: "" };
  const locate: SpecDocument["locate"] = (path) => ({ file: source.file, pointer: formatPointer(path) });
  return openDocument(withPlainReferences({ source, root, locate })).document;
}

/** Throws for a session with an operation that does not exist: its tokens would never be asked for. */
function checkWiring(routes: readonly Route[], sessions: readonly SessionWiring[]): void {
  for (const { signIn, refresh, signOut } of sessions) {
    for (const step of [signIn, refresh, signOut]) {
      if (step !== undefined) findRoute(routes, step.operationId);
    }
  }
}
