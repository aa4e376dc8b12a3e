/** Answers from the document itself: an example, or values that fit the schema. */
import { isList, isObject, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { formatLocalRef } from "../../document/pointer.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { essence, mediaKind } from "../../model/media-type.ts";
import { streamItem } from "../../model/streams/stream-item.ts";
import { isBinary } from "../requests/body-value.ts";
import { type Answer, encodeJson, inPieces, problem } from "../http/answer.ts";
import { bytesOf, encodeText } from "../http/octets.ts";
import { declaredAnswers, type Route } from "../route.ts";
import { chooseMedia, sentType } from "./choose-media.ts";
import { type ChosenStatus, firstDeclared, statusAs, usualStatus } from "./choose-status.ts";
import { makeValue } from "./make-value.ts";
import { makeItems } from "./make-items.ts";
import { readPreferences, type Preferences } from "./prefer.ts";
import { randomSource, type Source, usual } from "./random.ts";
import { itemText } from "./stream-text.ts";
import { withoutHidden } from "./without-hidden.ts";

/** An answer, and its body before it became bytes. */
export interface MadeAnswer {
  readonly answer: Answer;
  readonly value?: Json;
}

/** The headers of a request that say which answer is wanted. */
export type Wishes = Readonly<Record<string, string>>;

/** The answer to a request that is in order. */
export function makeAnswer(root: Json, route: Route, headers: Wishes): MadeAnswer {
  const preferences = readPreferences(headers["prefer"]);
  const declared = declaredAnswers(root, route);
  const { code } = preferences;
  const chosen = code === undefined ? usualStatus(declared) : statusAs(declared, code);
  if (code !== undefined && chosen.response === undefined) {
    return { answer: problem(code, `The document declares no answer ${code} for ${route.label}.`) };
  }
  return fill(root, chosen, headers, preferences);
}

/** An answer with one of some statuses, if the document declares one. */
export function makeDeclared(
  root: Json,
  route: Route,
  statuses: readonly number[],
  accept: string | undefined,
): MadeAnswer | undefined {
  const declared = declaredAnswers(root, route);
  const status = firstDeclared(declared, statuses);
  return status === undefined ? undefined : fill(root, statusAs(declared, status), acceptOf(accept), {});
}

/** An answer with this status, as far as the document describes one. */
export function makeStatus(root: Json, route: Route, status: number, accept: string | undefined): MadeAnswer {
  return fill(root, statusAs(declaredAnswers(root, route), status), acceptOf(accept), {});
}

function acceptOf(accept: string | undefined): Wishes {
  return accept === undefined ? {} : { accept };
}

/** A problem as the configuration's `errors` describe it: what an error is where the document describes none. */
export function asConfigured(root: Json, errors: string | undefined, answer: Answer): Answer {
  if (errors === undefined) return answer;
  const value = makeValue(root, { $ref: formatLocalRef(["components", "schemas", errors]) }, usual);
  const others = answer.headers.filter(([name]) => name !== "content-type");
  return { ...answer, headers: [["content-type", "application/json"], ...others], body: encodeJson(value) };
}

function fill(
  root: Json,
  { status, response }: ChosenStatus,
  { accept, "last-event-id": lastEventId }: Wishes,
  wishes: Preferences,
): MadeAnswer {
  const source = wishes.dynamic === true ? randomSource(wishes.seed) : usual;
  const headers = makeHeaders(root, response, source);
  const content = objectAt(response, "content");
  const declared = Object.keys(content);
  const hasNoBody = status === 204 || status === 205 || status === 304;
  if (declared.length === 0 || hasNoBody) return { answer: { status, headers } };
  // An error is told in any case: a caller that asks for a picture can be told in JSON that there is none.
  const type = chooseMedia(declared, accept) ?? (status >= 400 ? chooseMedia(declared, undefined) : undefined);
  const media = type === undefined ? undefined : resolveRef(root, content[type], [])?.value;
  if (type === undefined) {
    return { answer: problem(406, `The answer is ${declared.join(" or ")}, and the request accepts neither.`) };
  }
  const given = exampleOf(root, media ?? {}, wishes);
  if (given !== undefined && "missing" in given) return { answer: problem(404, given.missing) };
  const sent = sentFor(type, accept, media);
  const item = status < 400 ? streamItem(root, type, media ?? {}) : undefined;
  if (item !== undefined) {
    const texts = makeItems(root, { type, item, lastEventId }, given?.value, source);
    if (texts.length === 0) return { answer: { status: 204, headers } };
    return { answer: inPieces(status, [["content-type", sent], ...headers], texts) };
  }
  const value = given?.value ?? makeValue(root, schemaOf(media ?? {}), source);
  return {
    answer: { status, headers: [["content-type", sent], ...headers], body: encodeBody(value, sent) },
    value,
  };
}

/** What is declared under any type at all is JSON, unless it is bytes. */
function sentFor(type: string, accept: string | undefined, media: Json | undefined): string {
  const schema = valueAt(media, "schema");
  const isBytes = essence(type) === "*/*" && stringAt(schema, "format") === "binary";
  return isBytes ? "application/octet-stream" : sentType(type, accept);
}

/** A body, or why there is none. */
type Body = { readonly value: Json } | { readonly missing: string };

function missingExample(name: string, known: readonly string[]): Body {
  const others = known.length === 0 ? "it has none with a name" : `there are ${known.join(", ")}`;
  return { missing: `There is no example ${JSON.stringify(name)} for this answer: ${others}.` };
}

function schemaOf(media: JsonObject): Json {
  return valueAt(media, "schema") ?? valueAt(media, "itemSchema") ?? {};
}

/** What the document has as an example, if it has one and it is wanted. */
function exampleOf(root: Json, media: JsonObject, { example, dynamic }: Preferences): Body | undefined {
  const examples = objectAt(media, "examples");
  if (example !== undefined && !Object.hasOwn(examples, example)) return missingExample(example, Object.keys(examples));
  if (dynamic === true && example === undefined) return undefined;
  const named = example === undefined ? Object.values(examples) : [examples[example] ?? {}];
  const given = named.map((one) => exampleValue(root, one)).find((one) => one !== undefined);
  const value = (example === undefined ? valueAt(media, "example") : undefined) ?? given;
  return value === undefined ? undefined : { value: withoutHidden(root, schemaOf(media), value) };
}

/** The value of an Example Object, as it is or as it is sent (OpenAPI 3.2, section 4.19). */
function exampleValue(root: Json, example: Json): Json | undefined {
  const one = resolveRef(root, example, [])?.value;
  return valueAt(one, "value") ?? valueAt(one, "dataValue") ?? valueAt(one, "serializedValue");
}

function makeHeaders(root: Json, response: JsonObject | undefined, source: Source): [string, string][] {
  return Object.entries(objectAt(response, "headers")).flatMap(([name, listed]): [string, string][] => {
    const header = resolveRef(root, listed, [])?.value;
    // The type is the body's, and a cookie with a made-up name and value is none.
    if (header === undefined || /^(content-type|set-cookie|content-length)$/i.test(name)) return [];
    const [media] = Object.values(objectAt(header, "content"));
    const [example] = Object.values(objectAt(header, "examples"));
    const given = valueAt(header, "example") ?? (example === undefined ? undefined : exampleValue(root, example));
    const schema = valueAt(header, "schema") ?? valueAt(media, "schema") ?? { type: "string" };
    return [[name.toLowerCase(), headerText(given ?? makeValue(root, schema, source), media !== undefined)]];
  });
}

/** A value in the style `simple`, and without what no header can carry. */
function headerText(value: Json, isContent: boolean): string {
  const text = isContent && typeof value !== "string" ? JSON.stringify(value) : simpleText(value);
  return text.replaceAll(/[^\t\u{20}-\u{7E}\u{A0}-\u{FF}]/gu, "");
}

function simpleText(value: Json): string {
  if (isList(value)) return value.map(simpleText).join(",");
  if (isObject(value))
    return Object.entries(value)
      .map(([name, member]) => `${name},${simpleText(member)}`)
      .join(",");
  return String(value);
}

/** A value as the bytes of its media type: JSON, text, or octets, one a character. */
export function encodeBody(value: Json, mediaType: string): Uint8Array {
  const kind = mediaKind(mediaType);
  if (kind === "json") return encodeJson(value);
  if (typeof value === "string") return isBinary(mediaType) ? bytesOf(value) : encodeText(value);
  if (kind === "stream")
    return encodeText((isList(value) ? value : [value]).map((item) => itemText(item, mediaType)).join(""));
  return encodeJson(value);
}
