/** Operations whose answers stream in more than one media type. */
import { essence, mediaKind } from "../../operation/media-type.ts";
import { expectedType } from "../../operation/answers.ts";
import type { StreamedCall, StreamedResult, StreamReader } from "../../operation/operation.ts";
import { eventStream } from "./event-stream.ts";
import { jsonLines } from "./json-lines.ts";
import { jsonSequence } from "./json-sequence.ts";

/** Reads an answer by its media type: that of the answer, else the one that was asked for. */
/* @__NO_SIDE_EFFECTS__ */
export function streams(readers: Readonly<Record<string, StreamReader>>): StreamReader {
  return (result, parseAs, call) => {
    const read = readers[essence(sentType(result))] ?? readers[essence(askedType(result, call))];
    return read?.(result, parseAs, call) ?? result;
  };
}

const events = /* @__PURE__ */ eventStream();

/** Reads all: the data of events as texts, of what is made of JSON the items. */
export const allStreams: StreamReader = (result, parseAs, call) => {
  const sent = sentType(result);
  const type = essence(mediaKind(sent) === "stream" ? sent : askedType(result, call));
  const read = type === "text/event-stream" ? events : type.endsWith("json-seq") ? jsonSequence : jsonLines;
  return read(result, parseAs, call);
};

function sentType({ response }: StreamedResult): string {
  return response.headers.get("content-type") ?? "";
}

function askedType({ response }: StreamedResult, { operation, accept }: StreamedCall): string {
  return expectedType(operation, response.status, accept) ?? "";
}
