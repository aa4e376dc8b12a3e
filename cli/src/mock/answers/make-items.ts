/** What a stream of the document brings: its examples, or an item of each kind that its schema knows. */
import { isList, isObject, listAt, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { isEventStream, type StreamItem } from "../../model/streams/stream-item.ts";
import { makeValue } from "./make-value.ts";
import type { Source } from "./random.ts";
import { itemText } from "./stream-text.ts";

/** So many items are made of a schema that knows one kind of them. */
const usualCount = 3;

/**
 * The texts of a stream, one an item; none are left for a reader who has seen the last event.
 *
 * `given` is an example: the items, one of them, or the whole text.
 */
export function makeItems(
  root: Json,
  {
    type,
    item,
    lastEventId,
  }: { readonly type: string; readonly item: StreamItem; readonly lastEventId?: string | undefined },
  given: Json | undefined,
  source: Source,
): string[] {
  if (typeof given === "string" && (item.form !== "value" || /\n/.test(given))) return [given];
  const values = given === undefined ? madeOf(root, item, source) : isList(given) ? given : [given];
  if (!isEventStream(type)) return values.map((value) => itemText(value, type));
  const events = values.map((value, index) => toEvent(item, value, given === undefined, String(index + 1)));
  const seen = events.findIndex((event) => stringAt(event, "id") === lastEventId);
  return events.slice(seen + 1).map((event) => itemText(event, type, isJsonText(item, event, given === undefined)));
}

function madeOf(root: Json, { form, schema }: StreamItem, source: Source): Json[] {
  if (form === "text") return Array.from({ length: usualCount }, () => "string");
  const choices = listAt(resolveRef(root, schema, [])?.value, "oneOf");
  const schemas: readonly Json[] = choices.length > 0 ? choices : Array.from({ length: usualCount }, () => schema);
  return schemas.map((one) => makeValue(root, one, source));
}

/** The whole event, with an id: one that was made has none of its own that any two do not share. */
function toEvent({ form }: StreamItem, value: Json, isMade: boolean, number: string): JsonObject {
  const isEvent = isObject(value) && valueAt(value, "data") !== undefined && (form === "event" || !isMade);
  if (!isEvent) return { id: number, data: value };
  const { retry: _retry, ...made } = value;
  return isMade ? { ...made, id: number } : { ...value, id: stringAt(value, "id") ?? number };
}

/** Whether a text in the event's data has to be written as JSON. An example has it as it is sent, as a rule. */
function isJsonText({ json }: StreamItem, event: JsonObject, isMade: boolean): boolean {
  const isJson = json === true || json.includes(stringAt(event, "event") ?? "message");
  const data = valueAt(event, "data");
  return isJson && (isMade || typeof data !== "string" || !parses(data));
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
