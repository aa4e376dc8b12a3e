import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { SpecDocument } from "../document/parse-document.ts";
import { loadDocument, type LoadOptions } from "../document/load-document.ts";
import { InputError } from "../document/spec-error.ts";
import { answerCall } from "./answer-call.ts";
import { controlPath, createControl } from "./control/control.ts";
import { createGateway, type Responder } from "./http/gateway.ts";
import { controlsOf, createMockServer, documentOf, type MockBasics, type MockControls } from "./mock-server.ts";
import { judgeByPrism } from "./prism/judge-by-prism.ts";
import { assertPrism, loadPrism } from "./prism/load-prism.ts";
import type { SeenRequest } from "./request-log.ts";

/** What a mock is started with. A whole configuration does no harm: `startMock({ ...config, spec: "openapi.yaml" })`. */
export interface MockOptions extends MockBasics, ServeOptions, Omit<LoadOptions, "spec"> {
  /** The document: a path, a URL, or the parsed thing. */
  readonly spec: string | object;
}

/** Where a mock listens, and who is told. */
export interface ServeOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** `127.0.0.1` by default, so that no other machine can reach the mock. */
  readonly host?: string;
  /** Told of each request once its answer is on its way. */
  readonly log?: (request: SeenRequest) => void;
  /** Whether switches are taken over HTTP too, below `/__latchkey`; only from this machine, or by address. */
  readonly control?: boolean;
}

/** A running mock, and the switches for what goes wrong. */
export interface Mock extends MockControls {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Where switches are taken over HTTP, if they are. */
  readonly control?: string;
  /** Stops listening and cuts what is open. */
  close(): Promise<void>;
}

/**
 * Starts a server for a document, whose tokens expire, rotate and can be revoked, and which has Prism judge requests.
 *
 * Throws a `SpecError` or an `InputError` when the input is at fault, a `PrismMissingError` when Prism is not installed.
 */
export async function startMock(options: MockOptions): Promise<Mock> {
  const { spec } = options;
  assertPrism();
  const document = typeof spec === "string" ? (await loadDocument({ ...options, spec })).document : documentOf(spec);
  return serveMock(document, options);
}

/** The same for a document that is loaded. */
export async function serveMock(
  document: Pick<SpecDocument, "root">,
  options: MockBasics & ServeOptions,
): Promise<Mock> {
  const closing = new AbortController();
  const prism = oneTime(loadPrism);
  const server = createMockServer(document, options, closing.signal, (root) => judgeByPrism(root, prism));
  const controls = controlsOf(server);
  const control = options.control === true ? createControl(controls) : undefined;
  const respond: Responder = async (call) => {
    const switched = await control?.(call);
    if (switched !== undefined) return { answer: switched, sent: () => undefined };
    const { answer, entry } = await answerCall(server, call);
    const sent = (status: number): void => {
      entry.status = status;
      options.log?.(entry);
    };
    return { answer, sent };
  };
  const gateway = createGateway(respond);
  await listen(gateway, options.port ?? 0, options.host ?? "127.0.0.1");
  // It is loaded while nobody waits for it; if that fails, the first request says so.
  prism().catch(() => undefined);
  const url = urlOf(gateway.address());
  return {
    ...controls,
    url,
    ...(control !== undefined && { control: url + controlPath }),
    async close() {
      closing.abort();
      const closed = once(gateway, "close");
      gateway.close();
      gateway.closeAllConnections();
      await closed;
    },
  };
}

function oneTime<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
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
