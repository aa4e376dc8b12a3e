/** Server-sent events, read as the HTML standard has it (section 9.2.6, "Interpreting an event stream"). */
import { ResponseBodyError } from "../../errors.ts";
import { essence } from "../../operation/media-type.ts";
import type { StreamedCall, StreamReader } from "../../operation/operation.ts";
import { discard } from "../../middleware/discard.ts";
import { say } from "../../say.ts";
import type { EventStream, ServerSentEvent } from "./item-stream.ts";
import { parseJson } from "./parse-json.ts";
import { ANY_LINE_END, splitLines } from "./split-lines.ts";
import { type ItemParser, readerOf, readItems, type WrongLine } from "./read-items.ts";

/** How the events of an operation are read. */
export interface EventStreamOptions {
  /** Whose `data` are JSON: those of all events, or of the events of these names. They are texts otherwise. */
  readonly json?: true | readonly string[];
  /** Whether an event has its `retry`, as a number, where the server gives one. The stream has it in any case. */
  readonly retry?: true;
}

/** What a stream knows beside its events. */
type EventState = { -readonly [Key in "lastEventId" | "retry" | "isDone"]: EventStream[Key] };

/** As much as a line of data weighs by itself, in characters: so many empty ones fill the memory too. */
const LINE = 8;

/** The longest pause that a server can ask for, in milliseconds: an hour. */
const LONGEST_RETRY = 3_600_000;

/**
 * Makes what reads server-sent events, for the `stream` of an operation.
 *
 * A stream whose data are JSON ends at `data: [DONE]`, as the streams of language models do.
 */
/* @__NO_SIDE_EFFECTS__ */
export function eventStream(options: EventStreamOptions = {}): StreamReader {
  return readerOf((body, response, call) => {
    const type = response.headers.get("content-type") ?? "";
    if (type !== "" && essence(type) !== "text/event-stream") throw noEvents(response, call);
    const state: EventState = { lastEventId: "", retry: undefined, isDone: false };
    const items = readItems(body, response, call, (wrongLine) => parseEvents(state, options, wrongLine));
    return Object.assign(state, items) satisfies EventStream<unknown>;
  });
}

/** The error of an answer of another type: any page would be a stream without events. */
function noEvents(response: Response, { operation: { method, path } }: StreamedCall): ResponseBodyError {
  discard(response);
  const { status } = response;
  return new ResponseBodyError(
    say`The body of the answer ${status} is not text/event-stream, which is declared; \`parseAs\` reads it all the same`,
    { method, path, status, response },
  );
}

/** What is known of an event before the empty line that ends it. */
interface Block {
  event?: string;
  readonly data: string[];
  retry?: number;
  /** Of its first line of data. */
  line: number;
}

function parseEvents(state: EventState, options: EventStreamOptions, wrongLine: WrongLine): ItemParser {
  const { json = [] } = options;
  const lines = splitLines(ANY_LINE_END, wrongLine);
  let block: Block = { data: [], line: 0 };
  let size = 0;
  let id: string | undefined;

  function readField(line: string): void {
    const colon = line.indexOf(":");
    if (colon === 0) return; // A comment.
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + (line[colon + 1] === " " ? 2 : 1));
    if (name === "event") block.event = value;
    else if (name === "data") addData(value);
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^\d+$/.test(value))
      block.retry = state.retry = Math.min(Number(value), LONGEST_RETRY);
  }

  function addData(value: string): void {
    if (block.data.length === 0) block.line = lines.line;
    block.data.push(value);
    size += value.length + LINE;
    lines.assertShort(size);
  }

  /** The event that an empty line ends; none without data, nor of what says that nothing follows. */
  function dispatch(): ServerSentEvent<unknown> | undefined {
    const { event, data, line, retry } = block;
    block = { data: [], line: 0 };
    size = 0;
    if (id !== undefined) state.lastEventId = id;
    if (data.length === 0) return undefined;
    const name = event || "message";
    const text = data.join("\n");
    const isJson = json === true || json.includes(name);
    if (isJson && text.trim() === "[DONE]") state.isDone = true;
    if (state.isDone) return undefined;
    const value: unknown = isJson ? parseJson(text, line, wrongLine) : text;
    return { event: name, data: value, id: state.lastEventId, ...(options.retry && retry !== undefined && { retry }) };
  }

  return {
    *push(text) {
      for (const line of lines.push(text)) {
        if (line !== "") {
          readField(line);
          continue;
        }
        const event = dispatch();
        if (event !== undefined) yield event;
        if (state.isDone) return;
      }
    },
    get isDone() {
      return state.isDone;
    },
  };
}
