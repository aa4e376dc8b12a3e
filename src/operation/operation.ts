/**
 * An operation as data: what a generated endpoint knows about its own route.
 *
 * Only what differs from the specification's defaults is written down, so that the generated tree stays small.
 */
import type { PageRule } from "./page-rule.ts";
import type { SecurityRequirement } from "./requirement.ts";

/** How a parameter is written (OpenAPI 3.1, section 4.8.12.2.2; `cookie` is OpenAPI 3.2's, and `tabDelimited` Swagger 2.0's). */
export type ParameterStyle =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "cookie"
  | "spaceDelimited"
  | "pipeDelimited"
  | "tabDelimited"
  | "deepObject";

/** Where a parameter stands (OpenAPI 3.1, section 4.8.12.1). */
export type ParameterLocation = "path" | "query" | "header" | "cookie";

/**
 * How one parameter goes over the wire, as far as it differs from the defaults of its location.
 *
 * `explode` is true by default for the styles `form` and `cookie`, and false for all others.
 */
export interface ParameterSerialization {
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** The media type of a parameter described by `content`: its value is serialised as that, not by a style. */
  readonly content?: string;
}

/** What the whole query is where one parameter says all of it (OpenAPI 3.2, section 4.12.1, `in: querystring`). */
export interface QuerystringSerialization {
  /** The media type that the value of `params.query` is serialised as. */
  readonly content: string;
  /** For forms: the properties whose encoding differs from the default, by name. */
  readonly encoding?: Readonly<Record<string, PropertyEncoding>>;
}

/** How what a form or a multipart body is made of goes over the wire, as far as it differs from the default. */
export interface PartEncodings {
  /** By name. */
  readonly encoding?: Readonly<Record<string, PropertyEncoding>>;
  /** Of the first items of a list (OpenAPI 3.2, section 4.14.5.2). */
  readonly prefixEncoding?: readonly PropertyEncoding[];
  /** Of all other items. */
  readonly itemEncoding?: PropertyEncoding;
}

/** How one property of a form or multipart body goes over the wire (OpenAPI 3.1, section 4.8.15); in a nested one, its own parts too. */
export interface PropertyEncoding extends PartEncodings {
  readonly contentType?: string;
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Header values of a multipart part that the document fixes. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One media type that a request body can be sent as. */
export type BodyMediaType = PartEncodings;

/** Parameter values by name. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** Writes an operation's parameters. */
export interface ParameterStyles {
  /** One parameter; nothing where there is none to write. */
  text(
    name: string,
    value: unknown,
    location: ParameterLocation,
    facts: ParameterSerialization | undefined,
  ): string | undefined;
  /** The query that is one value, as a list of one text; empty where there is no value. */
  query(operation: Operation, querystring: QuerystringSerialization, value: unknown): string[];
  readonly parts: ParameterParts;
}

/** The parts of a request that parameters stand in. */
export interface ParameterParts {
  /** The path, its variables filled in. */
  path(operation: Operation, values: ParameterValues): string;
  /** The query, without its question mark; `pathValues` are for documents that put variables there. */
  query(operation: Operation, values: ParameterValues, pathValues?: ParameterValues): string;
  /** The header parameters as headers. */
  headers(operation: Operation, values: ParameterValues): Record<string, string>;
  /** The cookie parameters as the value of one `Cookie` header. */
  cookies(operation: Operation, values: ParameterValues): string;
}

/** Writes an operation's body. */
export interface BodyForms {
  /** The body in the media type that `contentType` names, else in the declared one that fits it. */
  serialize(operation: Operation, body: unknown, contentType: string | undefined): SerializedBody;
  /** The declared media type that fits a body; nothing where none does. The first one, if it fits, unless given. */
  choose?(body: unknown, declared: readonly string[]): string | undefined;
  /** The body as a form or as multipart; nothing where the media type is neither. */
  write?(operation: Operation, body: object, mediaType: string): WrittenBody | undefined;
}

/** A body ready to be sent, as often as need be. */
export interface SerializedBody {
  readonly source: BodySource;
  /** Absent where fetch names the type itself: a caller's own FormData has a boundary that only fetch knows. */
  readonly contentType?: string;
}

/** A body as its source, from which each attempt is sent anew: a function gives a fresh stream every time. */
export type BodySource = BodyInit | (() => BodyInit | Promise<BodyInit>);

/** A body that has been written, and the media type that it is sent under. */
export interface WrittenBody {
  readonly source: string | Blob;
  readonly contentType: string;
}

/** What is to be known of a call whose answer is read as it arrives. */
export interface StreamedCall {
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  /** Its `Accept`. */
  readonly accept?: string | null | undefined;
}

/** Puts items in the place of the bytes of an answer that streams; a result without them, or that is read otherwise, stays as it is. */
export type StreamReader = <R extends StreamedResult>(result: R, parseAs: string, call: StreamedCall) => R;

/** As much of a result as its reader has to know. */
export interface StreamedResult {
  readonly data?: unknown;
  readonly response: Response;
}

/** The wire facts of one operation. */
export interface Operation {
  /** Its name: that of the generated function. Absent from what an application writes by hand without one. */
  readonly id?: string;
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The path template, as in the document: `/feed/{id}`. */
  readonly path: string;
  /** The alternatives (OR) of schemes (AND); absent or empty means public. */
  readonly security?: readonly SecurityRequirement[];
  /** Parameters whose serialisation differs from their location's default, by location and name. */
  readonly parameters?: {
    readonly [Location in ParameterLocation]?: Readonly<Record<string, ParameterSerialization>>;
  };
  /** Writes the parameters: `plainStyles` or, where plain values would not do, `allStyles`. Absent where there are none. */
  readonly styles?: ParameterStyles;
  /** What parameters are where a call gives none, by location and name: constants, and values without a choice. */
  readonly defaults?: {
    readonly [Location in ParameterLocation]?: Readonly<Record<string, string | number | boolean>>;
  };
  /** In place of query parameters: one value that is the whole query. */
  readonly querystring?: QuerystringSerialization;
  /** The media types of the request body, in the document's order. */
  readonly body?: Readonly<Record<string, BodyMediaType>>;
  /** Writes the body: `plainBodies` or, where one type of JSON, text or bytes would not do, `allBodies`. Absent where there is none. */
  readonly bodies?: BodyForms;
  /** The media types that a call accepts, those of its successes first; sent as `Accept`. */
  readonly accept?: readonly string[];
  /**
   * The media types of the successes by status (`200`, `2XX`, `default`), the accepted one first, then what a call can choose.
   *
   * Left out where `accept` says as much: it has one type, or JSON types alone, of which the first is that of every success.
   */
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  /** Reads the answers that stream: `jsonLines`, `jsonSequence`, what `eventStream` makes, or `streams` of several. Without it they are bytes. */
  readonly stream?: StreamReader;
  /** What reads the headers that the document declares for an answer, and nothing where it declares none: what `declaredHeaders` makes. */
  readonly headers?: (response: Response) => (() => object) | undefined;
  /** The header that makes a repeated call harmless, as `x-idempotency-key` names it: `retry` sends the same value each time. */
  readonly idempotencyKey?: string;
  /** The first server that the path or the operation names for itself, variables filled in. */
  readonly server?: string;
  /** How its pages follow each other, for `pages`. */
  readonly pages?: PageRule;
}
