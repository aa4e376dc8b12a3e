/** The answers of an operation as openapi-fetch should type them: what a call accepts, and nothing that is never there. */
import { isObject, mapValues, objectAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { componentName, resolveRef } from "../../document/resolve-ref.ts";
import { isMediaType, mediaKind, typedMediaTypes } from "../../model/media-type.ts";
import { streamedStatus, streamItem } from "../../model/streams/stream-item.ts";

const anything: JsonObject = { "*/*": { schema: {} } };
const bodiless: ReadonlySet<string> = new Set(["204", "205"]);

/**
 * The answers by status, those that are as they should be untouched.
 *
 * openapi-fetch knows no data where no success is declared: there `default` is one, else nothing is known of it. Servers send something
 * where a success has no content, too. Beside JSON a call accepts no other kind of media type.
 */
export function mendResponses(root: Json, responses: JsonObject): JsonObject {
  const mended = {
    ...mapValues(responses, (response, status) => mendResponse(root, response, status)),
    ...Object.fromEntries(
      Object.entries(responses).flatMap(([status, response]) => besideJson(root, response, status)),
    ),
  };
  if (Object.keys(responses).some((status) => /^2(?:\d\d|XX)$/.test(status))) return mended;
  const success = mendResponse(root, mended["default"] ?? { description: "" }, "2XX");
  return { ...mended, "2XX": success };
}

function mendResponse(root: Json, response: Json, status: string): Json {
  const value = resolveRef(root, response, [])?.value;
  const content = objectAt(value, "content");
  const types = Object.keys(content);
  const kept = typedMediaTypes(types.filter(isMediaType));
  const isOpen = kept.length === 0 && status.startsWith("2") && !bodiless.has(status);
  const isStreamed = kept.some((type) => mediaKind(type) === "stream");
  if (!isOpen && !isStreamed && kept.length === types.length) return isObject(response) ? response : {};
  const rest = Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => key !== "content"));
  const left = Object.fromEntries(kept.map((type) => [type, seenMedia(root, type, valueAt(content, type) ?? {})]));
  return { ...rest, content: isOpen ? anything : left };
}

/**
 * What a call can stream in place of JSON stands under a status of its own: beside JSON it would be an alternative to it. What has a
 * name needs no other one.
 */
function besideJson(root: Json, response: Json, status: string): [status: string, response: Json][] {
  const content = objectAt(resolveRef(root, response, [])?.value, "content");
  const types = Object.keys(content).filter(isMediaType);
  const kept = typedMediaTypes(types);
  return types.flatMap((type): [string, Json][] => {
    const media = valueAt(content, type) ?? {};
    const item = kept.includes(type) ? undefined : streamItem(root, type, media);
    if (item === undefined || item.form === "text" || componentName(item.schema, "schemas") !== undefined) return [];
    return [[streamedStatus(status, type), { description: "", content: { [type]: seenMedia(root, type, media) } }]];
  });
}

/** Of what streams, the type is that of an item. */
function seenMedia(root: Json, type: string, media: Json): Json {
  const item = streamItem(root, type, media);
  if (item === undefined || !isObject(media)) return media;
  const { itemSchema: _itemSchema, ...others } = media;
  return { ...others, schema: item.form === "text" ? { type: "string" } : item.schema };
}
