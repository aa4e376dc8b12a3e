/** One alternative of an operation's `security`: every scheme in it is needed, with these scopes or roles (OpenAPI 3.1, section 4.8.30). */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;
