/**
 * The slice of Prism's interface that the mock relies on.
 *
 * Written down here because Prism is an optional peer: our own declarations must not import from a package that may not
 * be there, and Prism's do not compile without types that it does not bring along.
 *
 * @see {@link https://docs.stoplight.io/docs/prism Prism}
 */

/** An operation whose whole request is one JSON body. */
export interface PrismOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly request: {
    readonly body: { readonly contents: readonly { readonly mediaType: string; readonly schema: object }[] };
  };
  readonly responses: readonly [];
  /** What references of the schema lead to, by name. */
  readonly __bundled__: Readonly<Record<string, unknown>>;
}

/** A request, as Prism takes it: no socket involved. */
export interface PrismRequest {
  readonly method: string;
  readonly url: { readonly path: string };
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What is wrong with a request; severity 0 is an error, the others are remarks. */
export interface PrismDiagnostic {
  readonly message: string;
  readonly code?: string | number;
  readonly path?: readonly (string | number)[];
  readonly severity: number;
}

/** The settings of one request. */
export interface PrismConfig {
  readonly checkSecurity: boolean;
  readonly validateRequest: boolean;
  readonly validateResponse: boolean;
  readonly errors: boolean;
  readonly isProxy: false;
  readonly upstreamProxy: undefined;
  readonly mock: { readonly dynamic: boolean };
}

/** What Prism makes of a request. */
export type PrismResult =
  | { readonly _tag: "Right"; readonly right: { readonly validations: { readonly input: readonly PrismDiagnostic[] } } }
  | { readonly _tag: "Left"; readonly left: Error };

/** Prism without a socket. */
export interface PrismInstance {
  request(input: PrismRequest, operations: readonly PrismOperation[], config: PrismConfig): () => Promise<PrismResult>;
}

/** The parts of Prism that the mock replaces: the operation is found, and the answer made, elsewhere. */
export interface PrismParts {
  readonly logger: unknown;
  readonly route: (asked: { readonly resources: readonly PrismOperation[] }) => unknown;
  readonly mock: () => () => unknown;
}

/** What the package `@stoplight/prism-http` exports. */
export interface PrismModule {
  createInstance(config: PrismConfig, parts: PrismParts): PrismInstance;
}
