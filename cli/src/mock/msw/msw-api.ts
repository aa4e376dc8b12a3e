/**
 * The slice of MSW's interface that the handlers rely on.
 *
 * Written down here because MSW is an optional peer: our own declarations must not import from a package that may not be there.
 *
 * @see {@link https://mswjs.io/docs/api/http MSW, http}
 */

/** What a resolver is given. */
export interface InterceptedRequest {
  readonly request: Request;
  /** By name; in a page the request's own headers have none. */
  readonly cookies: Readonly<Record<string, string>>;
}

/** What the package `msw` exports. */
export interface MswModule {
  readonly http: {
    all(path: string, resolver: (info: InterceptedRequest) => Promise<Response | undefined>): unknown;
  };
  readonly HttpResponse: {
    new (body: Uint8Array<ArrayBuffer> | null, init: { status: number; headers: [string, string][] }): Response;
    /** The connection fails. */
    error(): Response;
  };
}
