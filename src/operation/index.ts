/** What the runtime and the command both know of an operation: the command imports it, so that each rule stands once. */
export { formatPointer, isIndex, parsePointer, type Path, valueAtPath } from "./json-pointer.ts";
export { covers, essence, isJson, isRange, type MediaKind, mediaKind } from "./media-type.ts";
export type { NextPage, PageRule } from "./page-rule.ts";
export { CLIENT_ERRORS, REDIRECTIONS, SERVER_ERRORS, SUCCESSES } from "./statuses.ts";
