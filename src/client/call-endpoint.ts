/** One typed call, from what its caller gave to the result. */
import { isStream, type TrackedCall } from "../middleware/call.ts";
import { discard } from "../middleware/discard.ts";
import type { Operation } from "../operation/operation.ts";
import { resultOf } from "../response/response.ts";
import type { Failure, Success } from "../response/result.ts";
import { deadlineOf } from "../waiting/deadline.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import { type CallRequest, partsOf } from "./call-parts.ts";
import type { ClientCore } from "./client-core.ts";
import { fetchOptionsOf } from "./fetch-options.ts";

/** Makes the call and resolves to its result, whatever the status of the answer. */
export async function callEndpoint(
  core: ClientCore,
  operation: Operation,
  request: CallRequest,
): Promise<Success | Failure> {
  const { timeout, parseAs = "auto" } = request;
  const deadline = deadlineOf(request.signal, timeout ?? core.timeout, operation);
  let result: Success | Failure | undefined;
  try {
    const { signal, progress } = deadline;
    const { method } = operation;
    const parts = partsOf(core, operation, request);
    const { url, headers, body } = "url" in parts ? parts : await untilAborted(parts, signal);
    const options = fetchOptionsOf(request, core.credentials);
    const call: TrackedCall = { operation, url, method, headers, body, signal, options, progress };
    // A layer of the application's own may not listen to the signal.
    const response = await untilAborted(core.send(call), signal, discard);
    const answered = { operation, method, signal, progress, accept: headers["accept"], validate: core.validate };
    result = await untilAborted(resultOf(response, parseAs, answered), signal);
    return operation.stream?.(result, parseAs, answered) ?? result;
  } finally {
    deadline.settle(isStream(result?.data));
  }
}
