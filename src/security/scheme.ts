/** The security schemes of a document, as data (OpenAPI 3.1, section 4.8.27). */

/** One entry of `components.securitySchemes`, reduced to what a request needs to know. */
export type SecurityScheme = HttpScheme | ApiKeyScheme | TokenScheme | CustomScheme;

/** `Authorization: <scheme> <credentials>` (RFC 9110, section 11.6.2). */
export interface HttpScheme {
  readonly type: "http";
  /** `bearer`, `basic`, or any other registered name, in lower case. */
  readonly scheme: string;
  /** `userPassword` for `basic`; all others are sent as they are. */
  readonly by?: SchemeRules<HttpScheme>;
}

/** A key in a header, the query or a cookie. */
export interface ApiKeyScheme {
  readonly type: "apiKey";
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  /** What stands before the key, when the configuration says that a bearer token hides behind it: `"Token "`. */
  readonly prefix?: string;
  readonly by: SchemeRules<ApiKeyScheme>;
}

/** A bearer token (RFC 6750) that an authorization server issues. */
export interface TokenScheme {
  readonly type: "oauth2" | "openIdConnect";
  readonly by?: undefined;
}

/** What a client cannot do by itself: mutual TLS, or a type that this version does not know. */
export interface CustomScheme {
  readonly type: "mutualTLS" | "custom";
  readonly by: SchemeRules<CustomScheme>;
}

/**
 * What is done for a kind of scheme that is more than a text in `Authorization`.
 *
 * A document's definition names it, so that only a client of a document with such a scheme has the code for it.
 */
export interface SchemeRules<in Scheme> {
  /** Whether the caller has filled the place of the credential: then that wins, and nothing is added. */
  isSetByCaller(scheme: Scheme, request: CallerRequest): boolean;
}

/** A request as its caller wants it, before a credential is added to it. */
export interface CallerRequest {
  readonly url: string;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The schemes of a document, by the names it gives them. */
export type SecuritySchemes = Readonly<Record<string, SecurityScheme>>;
