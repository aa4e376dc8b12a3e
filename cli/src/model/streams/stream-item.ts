/** What the items of an answer that streams are (OpenAPI 3.2, sections 4.14.3 and 4.14.4): lines, events, or what events carry. */
import { isObject, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import type { Path } from "../../document/pointer.ts";
import { componentName, resolveRef } from "../../document/resolve-ref.ts";
import { essence, mediaKind } from "../media-type.ts";
import { contentOf, eventForms, isEncodedJson, type EventForm } from "./event-forms.ts";
import { isNoText } from "./is-no-text.ts";

/** The items of one media type. */
export interface StreamItem {
  /** `value` is the schema's own; `event` an event of this schema, `data` one whose data are of it, `text` one of texts. */
  readonly form: "value" | "event" | "data" | "text";
  /** Of an item as it is read or, for `data`, of what it carries. */
  readonly schema: Json;
  /** Whose data are JSON: those of all events, or of the events of these names. */
  readonly json: true | readonly string[];
  /** Whether an event's schema has its `retry`. */
  readonly hasRetry: boolean;
  /** Where the document has the schema, from the media type on. */
  readonly path: Path;
}

/** Whether answers of a media type are events. */
export function isEventStream(mediaType: string): boolean {
  return essence(mediaType) === "text/event-stream";
}

/** Under which the types of an operation have the items of what streams beside JSON. */
export function streamedStatus(status: string, mediaType: string): string {
  return `${status} ${mediaType}`;
}

/** The items of an answer's media type; nothing where it does not stream. */
export function streamItem(root: Json, mediaType: string, media: Json): StreamItem | undefined {
  if (mediaKind(mediaType) !== "stream") return undefined;
  const { schema, path } = declaredItem(root, media);
  const plain = { schema, json: [], hasRetry: false, path };
  if (!isEventStream(mediaType)) return { ...plain, form: "value" };
  const forms = eventForms(root, schema);
  if (forms !== undefined) {
    const hasRetry = forms.some(({ schema: form }) => valueAt(form["properties"], "retry") !== undefined);
    return { form: "event", schema: eventSchema(schema, forms), json: jsonNames(forms), hasRetry, path };
  }
  if (isEncodedJson(root, schema)) return { ...plain, form: "data", schema: contentOf(root, schema), json: true };
  return isNoText(root, schema) ? { ...plain, form: "data", json: true } : { ...plain, form: "text" };
}

/** The schema that every item of a stream has, with what all events have around what they carry. */
export function wholeItem({ form, schema }: StreamItem): Json {
  if (form === "value" || form === "event") return schema;
  const text: JsonObject = { type: "string" };
  const data = form === "data" ? schema : text;
  return { type: "object", properties: { event: text, data, id: text }, required: ["event", "data", "id"] };
}

/**
 * What the document says of an item: `itemSchema`, which is read in documents of any version.
 *
 * Before OpenAPI 3.2 there was only `schema`. Frameworks write an item's there, or a list of items; a text is the whole of the answer.
 */
function declaredItem(root: Json, media: Json): Pick<StreamItem, "schema" | "path"> {
  const item = valueAt(media, "itemSchema");
  if (item !== undefined) return { schema: item === true ? {} : item, path: ["itemSchema"] };
  const schema = valueAt(media, "schema") ?? {};
  const target = resolveRef(root, schema, [])?.value;
  const items = valueAt(target, "items");
  if (stringAt(target, "type") === "array" && items !== undefined)
    return { schema: items === true ? {} : items, path: target === schema ? ["schema", "items"] : ["schema"] };
  return { schema: isNoText(root, schema) ? schema : {}, path: ["schema"] };
}

/** A named schema keeps its name where its data need no reading. */
function eventSchema(schema: Json, forms: readonly EventForm[]): Json {
  const isNamed =
    isObject(schema) && Object.keys(schema).length === 1 && componentName(schema, "schemas") !== undefined;
  if (isNamed && forms.every(({ isEncoded }) => !isEncoded)) return schema;
  const [first, ...others] = forms.map((form) => form.schema);
  return others.length === 0 ? (first ?? {}) : { oneOf: forms.map((form) => form.schema) };
}

function jsonNames(forms: readonly EventForm[]): true | readonly string[] {
  const carrying = forms.filter(({ schema }) => valueAt(schema["properties"], "data") !== undefined);
  const json = carrying.filter(({ isJson }) => isJson);
  if (json.length === carrying.length) return true;
  // An event without a name is a message.
  return [...new Set(json.flatMap(({ names }) => (names.length === 0 ? ["message"] : names)))];
}
