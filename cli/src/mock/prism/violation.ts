import { restoreFormNames } from "./body-value.ts";
import type { PrismDiagnostic } from "./prism-api.ts";
import { isContainer } from "../../document/json.ts";

/** A request that does not match the document. */
export interface Violation {
  readonly method: string;
  /** The path template, or the path as it was sent if it fits none. */
  readonly path: string;
  /** Where in the request: `body.title`, `query.limit`. */
  readonly location: string;
  readonly message: string;
}

/** What is found wrong at one place of a request. */
export type Finding = Pick<Violation, "location" | "message">;

/** The findings among Prism's remarks. A missing credential is none: tests send such requests to see them refused. */
export function findingsIn(diagnostics: readonly PrismDiagnostic[]): Finding[] {
  return diagnostics
    .filter(({ severity, code }) => severity === 0 && code !== 401)
    .map(({ path, message }) => finding(path ?? [], message));
}

/** The findings that an error of Prism's own stands for. */
export function findingsInError(error: Error): Finding[] {
  if (!isContainer(error) || error["status"] === 401) return [];
  const additional = error["additional"];
  const listed = isContainer(additional) ? additional["validation"] : undefined;
  if (!Array.isArray(listed))
    return [finding([], typeof error["detail"] === "string" ? error["detail"] : error.message)];
  return listed.filter(isContainer).flatMap(({ location, message, severity, code }) => {
    if (severity !== "Error" || code === 401) return [];
    return [finding(Array.isArray(location) ? location : [], String(message))];
  });
}

function finding(path: readonly unknown[], message: string): Finding {
  return { location: path.length > 0 ? path.join(".") : "request", message: restoreFormNames(message) };
}
