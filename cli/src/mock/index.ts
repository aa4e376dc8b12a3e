export type { TokenState } from "./access-tokens.ts";
export { MockDocumentError, PrismMissingError } from "./load-prism.ts";
export type { SeenRequest, SessionEvent } from "./request-log.ts";
export type { SessionBlocks } from "./session-wiring.ts";
export { type Mock, type MockOptions, startMock } from "./start-mock.ts";
export type { DelayOptions, RefreshFailure, RefuseOptions } from "./switches.ts";
export type { IssuedTokens, IssueOptions } from "./tokens.ts";
export type { Violation } from "./violation.ts";
