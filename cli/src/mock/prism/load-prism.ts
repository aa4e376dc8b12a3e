import { InputError } from "../../document/spec-error.ts";
import type { PrismConfig, PrismInstance, PrismModule } from "./prism-api.ts";

/** Prism is not installed: the hint names the command that installs it. */
export class PrismMissingError extends InputError {
  override readonly name = "PrismMissingError";

  constructor(cause: unknown) {
    const hint = "Run: npm install --save-dev @stoplight/prism-http";
    super(`The mock needs Prism, which is not installed. ${hint}`, undefined, { cause });
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

/** The settings of each request: Prism judges, and does nothing else. */
export const judging: PrismConfig = {
  checkSecurity: false,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  isProxy: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** Throws a `PrismMissingError` where Prism is not installed, without the half second that it takes to load. */
export function assertPrism(find: () => unknown = () => import.meta.resolve(peer)): void {
  try {
    find();
  } catch (cause) {
    throw new PrismMissingError(cause);
  }
}

/** Loads Prism; `load` imports it. Throws a `PrismMissingError`. */
export async function loadPrism(load: () => Promise<unknown> = () => import(peer)): Promise<PrismInstance> {
  const prism = await importPrism(load);
  return prism.createInstance(judging, {
    logger: silent,
    route: ({ resources }) => ({ _tag: "Right", right: resources[0] }),
    mock: () => () => ({ _tag: "Right", right: { statusCode: 200 } }),
  });
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
