/** For callers who would rather catch than look. */
import { ApiError } from "../errors.ts";
import { operationOf } from "../response/response.ts";
import type { Failure, Success } from "../response/result.ts";

/** The data of a result, or an `ApiError` in its place. */
export async function unwrap<R extends Success | Failure>(
  result: R | Promise<R>,
): Promise<Extract<R, { ok: true }>["data"]> {
  const settled: Success | Failure = await result;
  if (settled.ok) return settled.data;
  const { status, error, response } = settled;
  const { method, path } = operationOf(response) ?? {};
  throw new ApiError(`The server answered ${status}`, { method, path, status, error, response });
}
