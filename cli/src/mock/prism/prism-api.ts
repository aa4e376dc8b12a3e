/**
 * The slice of Prism's interface that the mock relies on.
 *
 * Written down here because Prism is an optional peer: our own declarations must not import from a package that may not
 * be there, and Prism's do not compile without types that it does not bring along.
 *
 * @see {@link https://docs.stoplight.io/docs/prism Prism}
 */

/** A JSON Schema, as far as the shape of a form needs it. */
export interface PrismSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, PrismSchema | boolean>>;
  readonly items?: PrismSchema | boolean;
  readonly allOf?: readonly (PrismSchema | boolean)[];
}

/** How one property of a form is written. */
export interface PrismEncoding {
  readonly property: string;
  readonly style?: string;
  readonly explode?: boolean;
}

/** One media type of a body. The name is writable, since forms are renamed for Prism. */
export interface PrismContent {
  mediaType: string;
  readonly schema?: PrismSchema;
  readonly encodings?: readonly PrismEncoding[];
}

/** A security scheme with the scopes that the operation asks for. */
export interface PrismScheme {
  readonly key: string;
  readonly type: string;
  readonly scheme?: string;
  readonly in?: string;
  readonly name?: string;
  readonly flows?: Readonly<Record<string, { readonly scopes?: Readonly<Record<string, string>> }>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A server, its URL still with variables. */
export interface PrismServer {
  readonly url: string;
  /** The title of the document. */
  readonly name?: string;
  readonly variables?: Readonly<Record<string, { readonly default: string }>>;
}

/** A parameter of the query. `explode` is writable, since Prism does not know the default. */
export interface PrismQueryParameter {
  readonly name: string;
  readonly style?: string;
  explode?: boolean;
  readonly required?: boolean;
  readonly schema?: PrismSchema;
}

/** An operation of the document, references resolved. */
export interface PrismOperation {
  /** The operationId. */
  readonly iid?: string;
  readonly method: string;
  readonly path: string;
  readonly servers?: readonly PrismServer[];
  readonly security?: readonly (readonly PrismScheme[])[];
  readonly request?: {
    readonly body?: { readonly required?: boolean; readonly contents?: readonly PrismContent[] };
    readonly headers?: readonly { readonly name: string; readonly required?: boolean }[];
    readonly query?: readonly PrismQueryParameter[];
    readonly cookie?: readonly { readonly name: string }[];
  };
  readonly responses: readonly {
    readonly code: string;
    readonly contents?: readonly { readonly mediaType: string }[];
  }[];
}

/** A request, as Prism takes it: no socket involved. */
export interface PrismRequest {
  readonly method: string;
  readonly url: { readonly path: string; readonly query: Readonly<Record<string, string | string[]>> };
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What is wrong with a request; severity 0 is an error, the others are remarks. */
export interface PrismDiagnostic {
  readonly message: string;
  readonly code?: string | number;
  readonly path?: readonly (string | number)[];
  readonly severity: number;
}

/** The settings of one request. Prism writes into `mock`, so each request needs an object of its own. */
export interface PrismConfig {
  readonly checkSecurity: boolean;
  readonly validateRequest: boolean;
  readonly validateResponse: boolean;
  readonly errors: boolean;
  readonly isProxy: false;
  readonly upstreamProxy: undefined;
  readonly mock: {
    readonly dynamic: boolean;
    code?: number;
    exampleKey?: string;
    seed?: string;
    mediaTypes?: string[];
  };
}

/** What Prism answers, with what it found in the request. */
export interface PrismOutput {
  readonly output: {
    readonly statusCode: number;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
  };
  readonly validations: { readonly input: readonly PrismDiagnostic[] };
}

/** An answer, or the error (mostly a problem, RFC 9457) that Prism makes itself. */
export type PrismResult =
  | { readonly _tag: "Right"; readonly right: PrismOutput }
  | { readonly _tag: "Left"; readonly left: Error };

/** Prism without a socket. */
export interface PrismInstance {
  request(input: PrismRequest, operations: readonly PrismOperation[], config: PrismConfig): () => Promise<PrismResult>;
}

/** What the package `@stoplight/prism-http` exports. */
export interface PrismModule {
  createInstance(config: PrismConfig, components: { readonly logger: unknown }): PrismInstance;
  getHttpOperationsFromSpec(spec: string | object): Promise<PrismOperation[]>;
}
