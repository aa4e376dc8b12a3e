import { InputError } from "../../document/spec-error.ts";
import type { PrismConfig, PrismInstance, PrismModule, PrismOperation } from "./prism-api.ts";

/** Prism with a document loaded: who answers, and for which operations. */
export interface LoadedPrism {
  readonly instance: PrismInstance;
  readonly operations: readonly PrismOperation[];
}

/** Prism is not installed: the hint names the command that installs it. */
export class PrismMissingError extends InputError {
  override readonly name = "PrismMissingError";

  constructor(cause: unknown) {
    const hint = "Run: npm install --save-dev @stoplight/prism-http";
    super(`The mock needs Prism, which is not installed. ${hint}`, undefined, { cause });
  }
}

/** Prism cannot make sense of the document. */
export class MockDocumentError extends InputError {
  override readonly name = "MockDocumentError";

  constructor(spec: string | object, cause: unknown) {
    const place = typeof spec === "string" ? spec : "The document";
    const problem = cause instanceof Error ? cause.message : String(cause);
    super(`${place}: ${problem}`, "Mend the document: latchkey generate says where it is at fault.", { cause });
  }
}

const peer: string = "@stoplight/prism-http";

/** Prism writes to a logger all the time; the mock has its own log. */
const silent = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  success: nothing,
  warn: nothing,
  error: nothing,
  child: (): unknown => silent,
};

/**
 * Loads Prism and has it read a document.
 *
 * `spec` is a path, a URL or the parsed document; `load` imports Prism. Throws `PrismMissingError` or `MockDocumentError`.
 */
export async function loadPrism(
  spec: string | object,
  load: () => Promise<unknown> = () => import(peer),
): Promise<LoadedPrism> {
  const prism = await importPrism(load);
  const instance = prism.createInstance(prismConfig({}), { logger: silent });
  try {
    // A copy, because Prism resolves references in the object that it is given.
    const own = typeof spec === "string" ? spec : structuredClone(spec);
    return { instance, operations: await prism.getHttpOperationsFromSpec(own) };
  } catch (cause) {
    throw new MockDocumentError(spec, cause);
  }
}

/** The settings of one request: a new object each time, since Prism writes into it. */
export function prismConfig(
  mock: Partial<PrismConfig["mock"]>,
  checks: { readonly security?: boolean; readonly request?: boolean } = {},
): PrismConfig {
  return {
    checkSecurity: checks.security ?? true,
    validateRequest: checks.request ?? true,
    validateResponse: false,
    errors: false,
    isProxy: false,
    upstreamProxy: undefined,
    mock: { dynamic: false, ...mock },
  };
}

async function importPrism(load: () => Promise<unknown>): Promise<PrismModule> {
  try {
    // A cast, because `peer` must not be a literal: with one, TypeScript reads declarations that may not be there.
    return (await load()) as PrismModule;
  } catch (cause) {
    throw new PrismMissingError(cause);
  }
}

function nothing(): void {}
