/**
 * The mock: a server, or handlers for MSW, whose tokens expire and can be revoked.
 *
 * @packageDocumentation
 */
export type { TokenState } from "./tokens/access-tokens.ts";
export { PrismMissingError } from "./prism/load-prism.ts";
export type { SeenRequest, SessionEvent } from "./request-log.ts";
export type { SessionBlocks } from "./tokens/session-wiring.ts";
export type { ParameterValues } from "./requests/read-request.ts";
export type { MockBasics, MockControls } from "./mock-server.ts";
export type { HandlerOptions, MockHandlers } from "./msw/create-handlers.ts";
export { handlers, MswMissingError } from "./msw/handlers-in-node.ts";
export { type Mock, type MockOptions, type ServeOptions, startMock } from "./start-mock.ts";
export { MockSwitchError } from "./switch-error.ts";
export type { DelayOptions, RefreshFailure, RefuseOptions } from "./switches.ts";
export type { MockRequest, RespondOptions, Teller, ToldAnswer } from "./told-answers.ts";
export type { IssuedTokens, IssueOptions } from "./tokens/tokens.ts";
export type { Violation } from "./violation.ts";
