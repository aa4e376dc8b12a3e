/** Handlers for a page: what `@latchkey/cli/mock` is there. */
import { http, HttpResponse } from "msw";
import { documentOf } from "../mock-server.ts";
import { createHandlers, type HandlerOptions, type MockHandlers } from "./create-handlers.ts";

/**
 * The mock of a document as request handlers of MSW: `setupWorker(...handlers(document))`.
 *
 * `spec` is the parsed document. The result has the switches of the mock too.
 */
export function handlers(spec: object, options: HandlerOptions = {}): MockHandlers {
  return createHandlers({ http, HttpResponse }, documentOf(spec), options);
}
