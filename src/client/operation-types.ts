/** An endpoint's types from openapi-typescript's form of an operation, for endpoints written by hand; generated code states its own. */
import type { BinaryBody, FormBody, MultipartBody, TextBody } from "../request/body-types.ts";
import type { MediaKindOf } from "../operation/media-type.ts";
import type {
  ClientErrorStatus,
  ErrorStatus,
  RedirectionStatus,
  ServerErrorStatus,
  SuccessStatus,
} from "../operation/statuses.ts";
import type { Failure, Success } from "../response/result.ts";
import type { EventStream, ItemStream, ServerSentEvent } from "../response/streams/item-stream.ts";

/** An operation of which nothing is known. */
export interface UntypedOperation {
  parameters: {
    query?: Record<string, unknown>;
    header?: Record<string, unknown>;
    path?: Record<string, unknown>;
    cookie?: Record<string, unknown>;
  };
  requestBody?: { content: { "*/*": unknown } };
  responses: { "2XX": { content: { "*/*": unknown } }; default: { content: { "*/*": unknown } } };
}

/** What an endpoint of the operation takes. */
export type OperationInit<T> = ParametersInit<T> & BodyInit<T>;

/** What an endpoint of the operation resolves to. */
export type OperationResult<T> = T extends { responses: infer Responses }
  ? { [Status in keyof Responses]: ResultFor<Status, ContentOf<Responses[Status]>, keyof Responses> }[keyof Responses]
  : Success | Failure;

type ParametersInit<T> = T extends { parameters: infer P } ? WrapParameters<Present<P>> : unknown;

/** The locations that have parameters at all: openapi-typescript writes the others as `never`. */
type Present<P> = {
  [Location in keyof P as [NonNullable<P[Location]>] extends [never] ? never : Location]: P[Location];
};

type WrapParameters<P> = [keyof P] extends [never] ? unknown : {} extends P ? { params?: P } : { params: P };

type BodyInit<T> = T extends { requestBody: { content: infer Content } }
  ? { body: BodyOf<Content>; contentType?: keyof Content & string }
  : T extends { requestBody?: { content: infer Content } }
    ? [Content] extends [never]
      ? unknown
      : { body?: BodyOf<Content>; contentType?: keyof Content & string }
    : unknown;

type BodyOf<Content> = { [MediaType in keyof Content]: BodyFor<MediaType, Content[MediaType]> }[keyof Content];

type BodyFor<MediaType, Schema> = MediaType extends string
  ? {
      json: Schema;
      multipart: MultipartBody<Schema>;
      form: FormBody<Schema>;
      text: TextBody;
      // To send, what is read as it arrives is a text like any other.
      stream: TextBody;
      binary: BinaryBody;
    }[MediaKindOf<MediaType>]
  : never;

/** The declared body of a response; nothing where it has none. */
type ContentOf<Declared> = Declared extends { content: infer Content }
  ? [Content] extends [never]
    ? undefined
    : AcceptedData<Content>
  : undefined;

/** A call accepts JSON where there is some; of other types it may be any. */
type AcceptedData<Content> = [JsonTypes<Content>] extends [never]
  ? DataOfTypes<Content, keyof Content>
  : DataOfTypes<Content, JsonTypes<Content>>;

type JsonTypes<Content> = {
  [MediaType in keyof Content]: MediaType extends string
    ? MediaKindOf<MediaType> extends "json"
      ? MediaType
      : never
    : never;
}[keyof Content];

type DataOfTypes<Content, MediaTypes extends keyof Content> = {
  [MediaType in MediaTypes]: DataFor<MediaType, Content[MediaType]>;
}[MediaTypes];

type DataFor<MediaType, Schema> = MediaType extends string
  ? {
      json: Schema;
      stream: StreamFor<MediaType, Schema>;
      text: string;
      form: string;
      multipart: Blob;
      binary: Blob;
    }[MediaKindOf<MediaType>]
  : never;

/** The schema is that of an item. Of an event without one only is known that it is one. */
type StreamFor<MediaType extends string, Schema> =
  Lowercase<MediaType> extends `text/event-stream${string}`
    ? EventStream<unknown extends Schema ? ServerSentEvent : Schema>
    : ItemStream<Schema>;

type ResultFor<Status, Data, Declared> = Status extends SuccessStatus
  ? Success<Status, Data>
  : Status extends "2XX"
    ? Success<Exclude<SuccessStatus, Declared>, Data>
    : Status extends keyof ErrorRanges
      ? Failure<Exclude<ErrorRanges[Status], Declared>, ErrorData<Data>>
      : Status extends number
        ? Failure<Status, ErrorData<Data>>
        : never;

interface ErrorRanges {
  "3XX": RedirectionStatus;
  "4XX": ClientErrorStatus;
  "5XX": ServerErrorStatus;
  default: ErrorStatus;
}

/** An error without a body is the status line, and one that streams arrives as text. */
type ErrorData<Data> = [Data] extends [undefined] ? string : [Data] extends [ItemStream] ? string : Data;
