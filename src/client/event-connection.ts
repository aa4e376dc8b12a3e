/** One connection of server-sent events: how it is opened, what its end means, and how long until the next one. */
import { hasCode } from "../errors.ts";
import { fieldsOf } from "../middleware/header-fields.ts";
import { essence } from "../operation/media-type.ts";
import type { Operation } from "../operation/operation.ts";
import type { EventStream } from "../response/streams/item-stream.ts";
import { say } from "../say.ts";
import { isFieldValue } from "../security/field.ts";
import { retryAfterOf } from "../waiting/retry-after.ts";
import type { CallRequest } from "./call-parts.ts";
import type { Client } from "./client.ts";
import type { UntypedEndpoint } from "./define-endpoint.ts";
import { unwrap } from "./unwrap.ts";

/** Where events come from. */
export interface EventSource {
  readonly endpoint: UntypedEndpoint;
  readonly client: Client;
  readonly init: CallRequest | undefined;
}

/** How the next connection begins: after this event, until this signal. */
export interface Opening {
  readonly lastEventId: string;
  readonly signal: AbortSignal;
}

/** What came of a connection: its stream, milliseconds that the server wants to be left alone for, or nothing any more. */
export type Opened = { readonly stream: EventStream<unknown> } | { readonly wait: number } | undefined;

const EVENTS = "text/event-stream";

/** Opens a connection. What another one would mend is a wait, and all else is thrown. */
export async function openEvents({ endpoint, client, init }: EventSource, opening: Opening): Promise<Opened> {
  const { operation } = endpoint;
  const { lastEventId, signal } = opening;
  const headers = headersAfter(init?.headers, lastEventId);
  const result = await endpoint(client, { ...init, headers, signal, accept: acceptedType(operation) });
  const { status, response } = result;
  if (isPassing(status) && mayOpenAgain(operation, lastEventId)) return { wait: retryAfterOf(response) ?? 0 };
  const data: unknown = await unwrap(result);
  if (data === undefined) return undefined; // 204: the server asks nobody to come again.
  if (typeof data === "object" && data !== null && "lastEventId" in data) return { stream: data as EventStream };
  throw new TypeError(say`events: ${operation.method} ${operation.path} does not stream server-sent events`);
}

/** Milliseconds that are to be waited after an error; nothing where no wait mends it. */
export function waitAfter(error: unknown): number | undefined {
  if (hasCode(error, "REFRESH_FAILED")) return error.retryAfter ?? 0;
  return hasCode(error, "CONNECTION") || hasCode(error, "OFFLINE") || hasCode(error, "TIMEOUT") ? 0 : undefined;
}

/** Whether an operation can be called again: one that changes nothing, or one whose server knows by an event's id where to go on. */
export function mayOpenAgain({ method }: Operation, lastEventId: string): boolean {
  return lastEventId !== "" || /^(GET|HEAD|OPTIONS|QUERY)$/.test(method);
}

/** The first pause, in milliseconds, where the server says nothing of it. */
const FIRST_PAUSE = 1000;
/** Pauses grow up to this, unless the server asks for longer ones. */
const LONGEST_PAUSE = 30_000;

/**
 * Milliseconds before the next connection: what the server asks for, and after each one without an event twice as long.
 *
 * Never less than the server asks for, and up to half as much more: who was cut off together does not come back together.
 */
export function pauseBefore(silent: number, retry: number = FIRST_PAUSE, wait: number = 0): number {
  const grown = Math.min(Math.max(retry, FIRST_PAUSE) * 2 ** (silent - 1), Math.max(retry, LONGEST_PAUSE));
  return Math.max(silent === 0 ? retry : grown, wait) * (1 + Math.random() / 2);
}

/** Statuses that pass by themselves. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** The type as the document writes it. */
function acceptedType({ answers = {}, accept = [] }: Operation): string {
  return [...Object.values(answers).flat(), ...accept].find((type) => essence(type) === EVENTS) ?? EVENTS;
}

/** The id goes as UTF-8 (HTML, section 9.2.3), one character a byte; one that no header can carry stays here. */
function headersAfter(given: CallRequest["headers"], lastEventId: string): CallRequest["headers"] {
  if (lastEventId === "") return given;
  const octets = Array.from(new TextEncoder().encode(lastEventId), (byte) => String.fromCharCode(byte)).join("");
  if (!isFieldValue(octets)) return given;
  return { ...(fieldsOf(given) as Record<string, string>), "last-event-id": octets }; // Null is what a caller without types gave.
}
