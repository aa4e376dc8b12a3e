/** What reads an operation's answers that stream: the member `stream` of its data. */
import { essence } from "../../model/media-type.ts";
import { successesOf } from "../../model/resolve-responses.ts";
import type { OperationModel, ResponseMedia } from "../../model/spec-model.ts";
import { isEventStream } from "../../model/streams/stream-item.ts";
import { entry, listLiteral, objectLiteral, pure, sequence, type Layout } from "../text/layout.ts";
import { literalEntry, quote } from "../text/quote.ts";

type Streaming = Pick<OperationModel, "responses">;

/** The member, if any answer streams. */
export function streamEntry(operation: Streaming): Layout[] {
  const [only, ...others] = streamedTypes(operation);
  if (only === undefined) return [];
  if (others.length === 0) return [entry("stream", readerOf(only))];
  const readers = [only, ...others].map((media) => literalEntry(essence(media.type), readerOf(media)));
  return [entry("stream", sequence(`${pure} streams(`, objectLiteral(readers), ")"))];
}

/** The values of the runtime that it names. */
export function streamValues(operation: Streaming): string[] {
  const types = streamedTypes(operation);
  return [...types.map(({ type }) => readerName(type)), ...(types.length > 1 ? ["streams"] : [])];
}

/** The media types of successes that stream, each once: of two with other items the first one counts. */
function streamedTypes({ responses }: Streaming): ResponseMedia[] {
  const streamed = successesOf(responses).flatMap(({ media }) => media.filter(({ item }) => item !== undefined));
  return [...new Map(streamed.toReversed().map((media) => [essence(media.type), media])).values()].toReversed();
}

function readerName(mediaType: string): string {
  if (isEventStream(mediaType)) return "eventStream";
  return essence(mediaType).endsWith("json-seq") ? "jsonSequence" : "jsonLines";
}

function readerOf({ type, item }: ResponseMedia): Layout {
  const name = readerName(type);
  if (name !== "eventStream") return name;
  const { json = [], hasRetry = false } = item ?? {};
  const options = [
    ...(json === true ? [entry("json", "true")] : []),
    ...(json !== true && json.length > 0 ? [entry("json", listLiteral(json.map(quote)))] : []),
    ...(hasRetry ? [entry("retry", "true")] : []),
  ];
  return sequence(`${pure} ${name}(`, options.length === 0 ? "" : objectLiteral(options), ")");
}
