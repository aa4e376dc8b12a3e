/**
 * The runtime of a typed SDK: clients, sessions, errors.
 *
 * @packageDocumentation
 */
export { bind, type BoundEndpoint, type BoundEndpoints, type EndpointFor } from "./client/bind.ts";
export type { BinaryBody, FormBody, MultipartBody, TextBody } from "./request/body-types.ts";
export type { Client, ClientFor } from "./client/client.ts";
export type { ClientSettings } from "./client/client-core.ts";
export type { ClientFetchInit } from "./client/client-fetch.ts";
export {
  defineEndpoint,
  type EndpointDefinition,
  type PagedBy,
  type TypesOf,
  typesOf,
} from "./client/define-endpoint.ts";
export type { OperationInit, OperationResult, UntypedOperation } from "./client/operation-types.ts";
export type {
  AcceptedResult,
  AcceptOf,
  CallOptions,
  ClientOf,
  DataOf,
  Endpoint,
  ErrorOf,
  InitArguments,
  InitOf,
  NegotiatedArguments,
  NegotiatedEndpoint,
  Paged,
  ResultOf,
} from "./client/endpoint.ts";
export type { Input } from "./client/input.ts";
export type {
  BodySource,
  BodyMediaType,
  Operation,
  ParameterLocation,
  ParameterSerialization,
  ParameterStyle,
  PartEncodings,
  PropertyEncoding,
  QuerystringSerialization,
  StreamedCall,
  StreamReader,
} from "./operation/operation.ts";
export type {
  Failure,
  FailureWithHeaders,
  ParsedResult,
  ParseAs,
  Success,
  SuccessWithHeaders,
} from "./response/result.ts";
export type { Validate, ValidatedAnswer, Verdict } from "./response/validate.ts";
export { eventStream, type EventStreamOptions } from "./response/streams/event-stream.ts";
export type { EventStream, ItemStream, ServerSentEvent } from "./response/streams/item-stream.ts";
export {
  type EventOf,
  events,
  type EventsArguments,
  type EventsOptions,
  type StreamsNoEvents,
} from "./client/events.ts";
export { unwrap } from "./client/unwrap.ts";
export type { ScopedSessionOptions, WiredSession, WiredSessionOptions } from "./wiring/wired-session.ts";
export {
  type AnyLatchkeyError,
  ApiError,
  type CallPhase,
  ConnectionError,
  type ErrorCode,
  type ErrorDetails,
  type ErrorOrigin,
  InsecureTransportError,
  InsufficientScopeError,
  InvalidCredentialError,
  InvalidParameterError,
  isLatchkeyError,
  LatchkeyError,
  MissingCredentialError,
  OfflineError,
  PagesError,
  type PagesErrorReason,
  RefreshFailedError,
  RefreshRejectedError,
  ResponseBodyError,
  SessionEndedError,
  type SessionEndReason,
  SignedOutError,
  StoreError,
  type StoreStep,
  type ValidationIssue,
  TimeoutError,
} from "./errors.ts";
export { type Call, canRepeat, type Middleware } from "./middleware/call.ts";
export type { AttemptEvent, AttemptListener } from "./middleware/hear-attempt.ts";
export { retry, type RetryOptions } from "./middleware/retry.ts";
export type { NextPage, PageRule } from "./operation/page-rule.ts";
export type { ItemOf, PagedEndpoint, PageOptions, PagesArguments } from "./pages/paged.ts";
export { type Pages, pages } from "./pages/pages.ts";
export type { Awaitable } from "./waiting/awaitable.ts";
export type {
  ApiKeyCredential,
  BasicCredential,
  BearerCredential,
  Credential,
  CustomCredential,
  HttpCredential,
  UserPassword,
} from "./security/credential.ts";
export type { SecurityRequirement } from "./operation/requirement.ts";
export type { SessionEvent, SessionListener } from "./session/events.ts";
export type { JwtClaims } from "./session/claims.ts";
export { createSession, type Session, type SessionStatus } from "./session/session.ts";
export type { SessionOptions } from "./session/session-options.ts";
export type { Refresh, RefreshNeeds, RefreshOptions, StepUp } from "./session/refresh-function.ts";
export type { Store, StoredTokens } from "./stores/store.ts";
export { memoryStore } from "./stores/memory-store.ts";
export { webStore, type WebStoreOptions } from "./stores/web/web-store.ts";
export type { Tokens } from "./session/tokens.ts";
