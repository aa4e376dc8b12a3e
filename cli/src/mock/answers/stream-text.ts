/** Items as they come in a stream: events, lines, or a sequence of JSON texts. */
import { isObject, valueAt, type Json } from "../../document/json.ts";
import { isEventStream } from "../../model/streams/stream-item.ts";
import { essence } from "../../model/media-type.ts";

/** One item. Of an event, `isJson` tells whether data that are a text are written as JSON. */
export function itemText(item: Json, mediaType: string, isJson = false): string {
  if (isEventStream(mediaType)) return eventText(item, isJson);
  return `${essence(mediaType).endsWith("json-seq") ? "\u001E" : ""}${JSON.stringify(item)}\n`;
}

/** An event; what has `data` is one already (HTML, section 9.2.6). Each line of the data is a field of its own. */
function eventText(item: Json, isJson: boolean): string {
  const data = isObject(item) ? (valueAt(item, "data") ?? item) : item;
  const text = typeof data === "string" && !isJson ? data : JSON.stringify(data);
  const isEvent = isObject(item) && data !== item;
  const fields = ["event", "id", "retry"].flatMap((name) => {
    const value = isEvent ? valueAt(item, name) : undefined;
    return value === undefined ? [] : [`${name}: ${typeof value === "string" ? value : JSON.stringify(value)}\n`];
  });
  return `${[...fields, ...text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)].join("")}\n`;
}
