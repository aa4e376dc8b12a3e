/** For callers who would rather catch than look. */
import { ApiError } from "../errors.ts";
import { operationOf } from "../response/response.ts";
import type { Failure, Success } from "../response/result.ts";
import { redacted } from "../security/redaction.ts";
import { say } from "../say.ts";

/** The data of a result, or an `ApiError` in its place. */
export async function unwrap<R extends Success | Failure>(
  result: R | Promise<R>,
): Promise<Extract<R, { ok: true }>["data"]> {
  const settled: Success | Failure = await result;
  if (settled.ok) return settled.data;
  const { status, error, response } = settled;
  const { method, path } = operationOf(response) ?? {};
  throw new ApiError(say`The server answered ${status}${titleOf(error)}`, { method, path, status, error, response });
}

const LONGEST_TITLE = 120;
/** No word of a sentence is as long: it may be a token that the server quotes. */
const LONG_WORD = /\S{25,}/g;

/** The title of a problem (RFC 9457, section 3.1.3), fit for a log: short, in one line, and without an address's query. */
function titleOf(error: unknown): string {
  const title: unknown = typeof error === "object" && error !== null && "title" in error ? error.title : undefined;
  if (typeof title !== "string") return "";
  const line = redacted(title.slice(0, LONGEST_TITLE), [])
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return line === "" ? "" : `: ${line.replace(LONG_WORD, "…")}`;
}
