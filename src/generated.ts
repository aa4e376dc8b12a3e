/** What generated code imports, and nothing else should. */
import type { ClientDefinition } from "./client/client-core.ts";
import { defineClient as clientOf } from "./client/create-client.ts";
import { endpointOf } from "./client/define-endpoint.ts";
import type { Operation } from "./operation/operation.ts";

export type { BinaryBody, FormBody, MultipartBody, TextBody } from "./request/body-types.ts";
export type { CreateClient } from "./client/create-client.ts";
export type { Endpoint, NegotiatedEndpoint, Paged } from "./client/endpoint.ts";
export type {
  ClientErrorStatus,
  ErrorStatus,
  HttpErrorStatus,
  RedirectionStatus,
  ServerErrorStatus,
  SuccessStatus,
} from "./operation/statuses.ts";
export { apiKey } from "./middleware/api-key.ts";
export { customRequest } from "./middleware/custom-request.ts";
export { userPassword } from "./middleware/user-password.ts";
export { allBodies } from "./request/all-bodies.ts";
export { allStyles } from "./request/all-styles.ts";
export { plainBodies } from "./request/body.ts";
export { plainStyles } from "./request/plain-styles.ts";
export { declaredHeaders } from "./response/declared-headers.ts";
export type { Failure, FailureWithHeaders, Success, SuccessWithHeaders } from "./response/result.ts";
export { eventStream } from "./response/streams/event-stream.ts";
export type { EventStream, ItemStream, ServerSentEvent } from "./response/streams/item-stream.ts";
export { jsonLines } from "./response/streams/json-lines.ts";
export { jsonSequence } from "./response/streams/json-sequence.ts";
export { streams } from "./response/streams/streams.ts";
export { stepUp } from "./session/step-up.ts";
export { signingIn } from "./wiring/sign-in.ts";
export { signingOut } from "./wiring/sign-out.ts";
export { type CreateSession, defineSession, type ScopedSessionOptions } from "./wiring/wired-session.ts";
export type {
  ApiKeyCredential,
  BasicCredential,
  BearerCredential,
  CustomCredential,
  HttpCredential,
} from "./security/credential.ts";

/**
 * `defineEndpoint` for declarations that state their types in full.
 *
 * It says `never`, which fits each of them: a thousand endpoints cost the compiler nothing.
 */
export const defineEndpoint: (operation: Operation) => never = endpointOf as (operation: Operation) => never;

/** A document's `createClient`; says `never` for the same reason. */
export const defineClient: (definition: ClientDefinition) => never = clientOf as (
  definition: ClientDefinition,
) => never;
