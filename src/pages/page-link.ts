/** Links from one page to the next: followed on the origin of the operation, wherever their path leads there. */
import { type CallRequest, serverUrl, withDefaults } from "../client/call-parts.ts";
import type { ClientCore } from "../client/client-core.ts";
import type { Operation } from "../operation/operation.ts";
import { bareParts, NONE } from "../request/bare-parameters.ts";
import { say } from "../say.ts";
import { pagesError } from "./pages-error.ts";

/** What a link names on the operation's origin: its path and its query. Throws a `PagesError` if it leads to another origin. */
export function pathOfLink(
  core: ClientCore,
  operation: Operation,
  request: CallRequest,
  response: Response,
  link: string,
): string {
  // An answer that an application has made itself has no address.
  const base = response.url === "" ? addressOf(core, operation, request) : response.url;
  if (!URL.canParse(link, base))
    throw pagesError(operation, "unreadable", say`The link to the next page is no address`);
  const { origin, pathname, search } = new URL(link, base);
  const own = originFor(core, operation);
  if (origin === own) return pathname + search;
  throw pagesError(operation, "elsewhere", say`The next page would be at ${origin}, and the client's origin is ${own}`);
}

/** The operation as it is called by a path and a query that `pathOfLink` has made: these are sent as they are. */
export function linkedOperation(core: ClientCore, operation: Operation, link: string): Operation {
  const [path = "", ...query] = link.split("?");
  const { styles } = operation;
  const parts = { ...(styles?.parts ?? bareParts), path: () => path, query: () => query.join("?") };
  // The dot makes it a server that no document names, so nothing stands for it.
  const server = `${originFor(core, operation)}/.`;
  return { ...operation, server, styles: { text: () => undefined, query: () => [], ...styles, parts } };
}

function originFor(core: ClientCore, operation: Operation): string {
  return new URL(serverUrl(core, operation)).origin;
}

function addressOf(core: ClientCore, operation: Operation, request: CallRequest): string {
  const { params } = withDefaults(operation, request, core.params);
  const parts = operation.styles?.parts ?? bareParts;
  return serverUrl(core, operation) + parts.path(operation, params?.path ?? NONE);
}
