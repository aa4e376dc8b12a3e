/** How pages fail, beside what calls throw. */
import { PagesError, type PagesErrorReason } from "../errors.ts";
import type { Operation } from "../operation/operation.ts";

/** The error of a page of this operation. */
export function pagesError({ method, path }: Operation, reason: PagesErrorReason, what: string): PagesError {
  return new PagesError(what, { method, path, reason });
}
