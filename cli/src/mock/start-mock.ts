import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { InputError } from "../document/spec-error.ts";
import { answerCall, type MockServer } from "./answer-call.ts";
import { renameForms } from "./prism/body-value.ts";
import { explodeForms } from "./prism/requested-operation.ts";
import { createGateway } from "./http/gateway.ts";
import { loadPrism } from "./prism/load-prism.ts";
import { type SeenRequest, secretQueryNames } from "./request-log.ts";
import { readRoute } from "./route.ts";
import { createRouter } from "./router.ts";
import { refreshCookieName, sessionRoleOf } from "./tokens/session-routes.ts";
import { readSessionWiring, type SessionBlocks } from "./tokens/session-wiring.ts";
import { createSwitches, type Switches } from "./switches.ts";
import { createTokens, type Tokens } from "./tokens/tokens.ts";
import type { Violation } from "./prism/violation.ts";

/** What a mock is started with. */
export interface MockOptions {
  /** The document: a path, a URL, or the parsed thing. */
  readonly spec: string | object;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** `127.0.0.1` by default, so that no other machine can reach the mock. */
  readonly host?: string;
  /** How long access tokens live, in seconds; 300 by default. */
  readonly accessTtl?: number;
  /** How long refresh tokens live, in seconds; a day by default. */
  readonly refreshTtl?: number;
  /** The clock of all tokens, in epoch milliseconds. */
  readonly now?: () => number;
  /** Told of each request once its answer is on its way. */
  readonly log?: (request: SeenRequest) => void;
  /** The `x-session` of each scheme, for a document that has none. */
  readonly session?: SessionBlocks;
}

/** A running mock, and the switches for what goes wrong. */
export interface Mock
  extends Pick<Tokens, "issue" | "forge" | "expire" | "revoke" | "revokeRefresh">,
    Pick<Switches, "refuse" | "failRefresh" | "delay"> {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Whether tokens are verified, which they are if the document wires a session. */
  readonly verifies: boolean;
  /** The operations that sign in, as `METHOD /template`. */
  readonly signIns: readonly string[];
  /** What the server saw, in order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** Where requests did not match the document. A missing credential is no violation. */
  readonly violations: readonly Violation[];
  /** Forgets requests and violations, and turns all switches off. Tokens stay as they are. */
  reset(): void;
  /** Stops listening and cuts what is open. */
  close(): Promise<void>;
}

/**
 * Starts Prism for a document, behind a gateway whose tokens expire, rotate and can be revoked.
 *
 * Throws `PrismMissingError`, `MockDocumentError`, and an `InputError` for an `x-session` that makes no sense or a port
 * that is taken.
 */
export async function startMock(options: MockOptions): Promise<Mock> {
  const closing = new AbortController();
  const server = await createMockServer(options, closing.signal);
  const gateway = createGateway(async (call) => {
    const { answer, entry } = await answerCall(server, call);
    const sent = (status: number): void => {
      entry.status = status;
      options.log?.(entry);
    };
    return { answer, sent };
  });
  await listen(gateway, options.port ?? 0, options.host ?? "127.0.0.1");

  const { tokens, switches, requests, violations, sessions } = server;
  const { issue, forge, expire, revoke, revokeRefresh } = tokens;
  const { refuse, failRefresh, delay } = switches;
  return {
    ...{ issue, forge, expire, revoke, revokeRefresh, refuse, failRefresh, delay, requests, violations },
    url: urlOf(gateway.address()),
    verifies: sessions.length > 0,
    signIns: server.signIns,
    reset() {
      requests.length = 0;
      violations.length = 0;
      switches.reset();
    },
    async close() {
      closing.abort();
      const closed = once(gateway, "close");
      gateway.close();
      gateway.closeAllConnections();
      await closed;
    },
  };
}

async function createMockServer(
  options: MockOptions,
  signal: AbortSignal,
): Promise<MockServer & Pick<Mock, "signIns">> {
  const { spec, accessTtl = 300, refreshTtl = 86_400, now = Date.now, session } = options;
  const prism = await loadPrism(spec);
  renameForms(prism.operations);
  explodeForms(prism.operations);
  const sessions = readSessionWiring(prism.operations, session);
  const wired = new Set(sessions.map(({ scheme }) => scheme));
  const routes = prism.operations.map((operation) => readRoute(operation, wired));
  const realm = prism.operations[0]?.servers?.[0]?.name ?? "mock";
  return {
    prism,
    sessions,
    signal,
    realm,
    now,
    signIns: routes.filter((route) => sessionRoleOf(route, sessions)?.role === "sign-in").map(({ label }) => label),
    match: createRouter(routes),
    cookie: refreshCookieName(routes, sessions),
    tokens: createTokens({ issuer: realm, accessTtl, refreshTtl, now }),
    switches: createSwitches(),
    secretNames: secretQueryNames(prism.operations),
    requests: [],
    violations: [],
  };
}

async function listen(gateway: Server, port: number, host: string): Promise<void> {
  gateway.listen(port, host);
  try {
    await once(gateway, "listening");
  } catch (cause) {
    const isTaken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    if (!isTaken) throw cause;
    throw new InputError(`Port ${port} is in use.`, "Stop what listens there, or choose another one: --port 0", {
      cause,
    });
  }
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === "string") return String(address);
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
