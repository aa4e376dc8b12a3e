/**
 * The schema of a server-sent event (OpenAPI 3.2, section 4.14.4.3): an object of `data`, `event`, `id` and `retry`, or several such
 * that `event` tells apart.
 */
import { withTarget } from "../../document/composed-schemas.ts";
import {
  isList,
  isObject,
  listAt,
  objectAt,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../../document/json.ts";
import { isJson } from "latchkey/generated/operation";
import { isNoText } from "./is-no-text.ts";

/** One of the forms that an event can have. */
export interface EventForm {
  /** The names that the schema gives it; none where it leaves them open. */
  readonly names: readonly string[];
  /** Whether its data are JSON. */
  readonly isJson: boolean;
  /** Whether the JSON stands in a text: then the event's own schema is not what is read. */
  readonly isEncoded: boolean;
  /** The schema of the event as it is read. */
  readonly schema: JsonObject;
}

const fields: ReadonlySet<string> = new Set(["data", "event", "id", "retry", "comment"]);

/** So many forms are told apart; more are no event that anybody wrote. */
const mostForms = 500;
const deepest = 20;

/** The forms of an event; nothing where the schema describes something else. */
export function eventForms(root: Json, schema: Json): readonly EventForm[] | undefined {
  const parts = formsOf(root, schema, 0);
  const isEvent = ({ members }: Parts): boolean =>
    (members.has("data") || members.has("event")) && [...members.keys()].every((name) => fields.has(name));
  if (parts.length === 0 || !parts.every(isEvent) || !parts.some(({ members }) => members.has("data")))
    return undefined;
  return parts.map((one) => toForm(root, one));
}

/** What the schemas of one form say, put together. */
interface Parts {
  /** The schemas of each member. */
  readonly members: ReadonlyMap<string, readonly Json[]>;
  readonly required: ReadonlySet<string>;
}

const nothing: Parts = { members: new Map(), required: new Set() };

/** All ways through the alternatives of a schema; none where there are too many. */
function formsOf(root: Json, schema: Json, depth: number): readonly Parts[] {
  if (depth > deepest) return [];
  let forms: readonly Parts[] = [nothing];
  for (const part of withTarget(root, schema)) {
    forms = product(forms, [ownParts(part)]);
    for (const one of listAt(part, "allOf")) forms = product(forms, formsOf(root, one, depth + 1));
    for (const keyword of ["oneOf", "anyOf"]) {
      const choices = listAt(part, keyword);
      if (choices.length > 0)
        forms = product(
          forms,
          choices.flatMap((one) => formsOf(root, one, depth + 1)),
        );
    }
  }
  return forms;
}

function ownParts(schema: JsonObject): Parts {
  const members = Object.entries(objectAt(schema, "properties")).map(([name, value]) => [name, [value]] as const);
  const required = listAt(schema, "required").filter((name) => typeof name === "string");
  return { members: new Map(members), required: new Set(required) };
}

function product(some: readonly Parts[], others: readonly Parts[]): readonly Parts[] {
  if (some.length * others.length > mostForms) return [];
  return some.flatMap((one) => others.map((other) => joined(one, other)));
}

function joined(one: Parts, other: Parts): Parts {
  const members = new Map(one.members);
  for (const [name, schemas] of other.members) members.set(name, [...(members.get(name) ?? []), ...schemas]);
  return { members, required: new Set([...one.required, ...other.required]) };
}

function toForm(root: Json, { members, required }: Parts): EventForm {
  const data = members.get("data") ?? [];
  const encoded = data.find((schema) => isEncodedJson(root, schema));
  const properties = [...members].map(([name, schemas]): [string, Json] => [name, merged(schemas)]);
  if (encoded !== undefined) properties.push(["data", contentOf(root, encoded)]);
  // What a reader of events always has.
  const always = ["event", "data", "id"].filter((name) => members.has(name));
  return {
    names: namesIn(root, merged(members.get("event") ?? [])),
    isJson: encoded !== undefined || (data.length > 0 && isNoText(root, merged(data))),
    isEncoded: encoded !== undefined,
    schema: {
      type: "object",
      properties: Object.fromEntries(properties),
      required: [...new Set([...required, ...always])],
    },
  };
}

/** Whether a schema is of a text that is JSON (JSON Schema validation, section 8.4). */
export function isEncodedJson(root: Json, schema: Json): boolean {
  return withTarget(root, schema).some((part) => isJson(stringAt(part, "contentMediaType") ?? "text/plain"));
}

/** What the JSON in such a text is. */
export function contentOf(root: Json, schema: Json): Json {
  const [content = {}] = withTarget(root, schema).flatMap((part) => valueAt(part, "contentSchema") ?? []);
  return content === true ? {} : content;
}

/** Schemas that hold together; plain ones as one, in which the last word is the last one's. */
function merged(schemas: readonly Json[]): Json {
  const [first = {}, ...others] = schemas;
  if (others.length === 0) return first;
  const isPlain = schemas.every((schema) => isObject(schema) && valueAt(schema, "$ref") === undefined);
  return isPlain ? Object.assign({}, ...schemas) : { allOf: schemas };
}

function namesIn(root: Json, schema: Json): string[] {
  const values = withTarget(root, schema).flatMap((part) => {
    const list = valueAt(part, "enum");
    const value = valueAt(part, "const");
    return value === undefined ? (isList(list) ? list : []) : [value];
  });
  return values.filter((value) => typeof value === "string");
}
