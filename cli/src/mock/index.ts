export type { TokenState } from "./tokens/access-tokens.ts";
export { MockDocumentError, PrismMissingError } from "./prism/load-prism.ts";
export type { SeenRequest, SessionEvent } from "./request-log.ts";
export type { SessionBlocks } from "./tokens/session-wiring.ts";
export { type Mock, type MockOptions, startMock } from "./start-mock.ts";
export type { DelayOptions, RefreshFailure, RefuseOptions } from "./switches.ts";
export type { IssuedTokens, IssueOptions } from "./tokens/tokens.ts";
export type { Violation } from "./prism/violation.ts";
