/** The statuses of the IANA registry that an answer can have (RFC 9110, section 15), by class. */

/** Statuses of the 2xx class. */
export const SUCCESSES = [200, 201, 202, 203, 204, 205, 206, 207, 208, 226] as const;
/** Statuses of the 3xx class. */
export const REDIRECTIONS = [300, 301, 302, 303, 304, 305, 307, 308] as const;
/** Statuses of the 4xx class. */
// biome-ignore format: a table
export const CLIENT_ERRORS = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418,
  421, 422, 423, 424, 425, 426, 428, 429, 431, 451,
] as const;
/** Statuses of the 5xx class. */
export const SERVER_ERRORS = [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511] as const;

/** A status of the 2xx class (`2XX` in a document). */
export type SuccessStatus = (typeof SUCCESSES)[number];
/** A status of the 3xx class (`3XX` in a document). */
export type RedirectionStatus = (typeof REDIRECTIONS)[number];
/** A status of the 4xx class (`4XX` in a document). */
export type ClientErrorStatus = (typeof CLIENT_ERRORS)[number];
/** A status of the 5xx class (`5XX` in a document). */
export type ServerErrorStatus = (typeof SERVER_ERRORS)[number];
/** Every status of an error, the client's or the server's. */
export type HttpErrorStatus = ClientErrorStatus | ServerErrorStatus;
/** What `default` stands for where the document declares a success: every status outside the 2xx class. */
export type ErrorStatus = RedirectionStatus | HttpErrorStatus;
