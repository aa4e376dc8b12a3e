/** Pages that end: an answer of an operation with declared pages is one of three. */
import type { PageRule } from "latchkey/generated/operation";
import { composedSchemas } from "../../document/composed-schemas.ts";
import { isList, isObject, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { parsePointer, type Path, valueAtPath, withValueAt } from "../../document/pointer.ts";
import { requiredMembers, schemasAt } from "../../model/follow-schema.ts";
import { jsonRank } from "../../model/media-type.ts";
import { pageSchemas } from "../../model/pages/check-page-rule.ts";
import type { Call } from "../http/call.ts";
import { headerOf } from "../http/answer.ts";
import type { Route } from "../route.ts";
import { encodeBody, type MadeAnswer } from "./make-answer.ts";

/** How many pages a list has. */
const PAGES = 3;
/** What a link has in its query, to be known again. */
const MARK = "mock-page";

/** The page that a request is for, made of what every request would get. */
export function turnPage(root: Json, route: Route, call: Call, made: MadeAnswer): MadeAnswer {
  const { answer, value } = made;
  const type = headerOf(answer, "content-type") ?? "";
  const { pages: rule } = route;
  if (rule === undefined || value === undefined || answer.status >= 300 || jsonRank(type) > 2) return made;
  const items = valueAtPath(value, pathOf(rule.items));
  if (!isList(items)) return made;
  const page = pageOf(rule, call.query, items.length);
  const turned = withPage({ root, route, rule, call, page }, value, page > PAGES ? [] : items);
  const link =
    rule.next === "link" && page < PAGES ? [["link", `<${addressOf(call, MARK, page + 1)}>; rel="next"`] as const] : [];
  const headers = [...answer.headers.filter(([name]) => rule.next !== "link" || name !== "link"), ...link];
  return { answer: { ...answer, headers, body: encodeBody(turned, type) }, value: turned };
}

interface Turn {
  readonly root: Json;
  readonly route: Route;
  readonly rule: PageRule;
  readonly call: Call;
  readonly page: number;
}

/** Which page is asked for, counted from one. A cursor that is none of ours is for the last. */
function pageOf({ next }: PageRule, query: URLSearchParams, had: number): number {
  const given = query.get(typeof next === "object" && "query" in next ? next.query : MARK);
  if (given === null) return 1;
  if (typeof next === "string" || !("by" in next)) return Number(/^(?:page-)?(\d+)$/.exec(given)?.[1] ?? PAGES);
  const { by, start = by === 1 ? 1 : 0 } = next;
  return Math.floor((Number(given) - start) / (by === "items" ? Math.max(had, 1) : by)) + 1;
}

/** The answer with the items of its page, and with what leads to the next one, or without. JSON in, JSON out. */
function withPage(turn: Turn, value: Json, items: readonly Json[]): Json {
  const { rule, page } = turn;
  const { next, more } = rule;
  let turned = withValueAt(value, pathOf(rule.items), withLastCursor(turn, items)) as Json;
  const place =
    typeof next === "string" ? undefined : "from" in next ? next.from : "link" in next ? next.link : undefined;
  if (place !== undefined) turned = withNext(turn, turned, pathOf(place));
  if (more === undefined) return turned;
  const isThere = typesAt(turn, pathOf(more)).includes("boolean")
    ? page < PAGES
    : isNumeric(turn, pathOf(more))
      ? 1
      : "more";
  return page >= PAGES && isThere !== false
    ? withoutNext(turn, turned, pathOf(more))
    : (withValueAt(turned, pathOf(more), isThere) as Json);
}

/** The items, the last of which has the cursor of the page after it, if that can be any text or number. */
function withLastCursor(turn: Turn, items: readonly Json[]): readonly Json[] {
  const { next } = turn.rule;
  const last = items.at(-1);
  if (typeof next === "string" || !("last" in next) || last === undefined) return items;
  const place = [...pathOf(turn.rule.items), "0", ...pathOf(next.last)];
  const isBound = partsAt(turn, place).some((part) =>
    ["format", "pattern", "enum", "const"].some((key) => valueAt(part, key) !== undefined),
  );
  return isBound
    ? items
    : [...items.slice(0, -1), withValueAt(last, pathOf(next.last), cursorFor(turn, place)) as Json];
}

/** What leads to the next page, as its schema has it; nothing on the last one. */
function withNext(turn: Turn, value: Json, place: Path): Json {
  const { rule, call, page } = turn;
  const { next } = rule;
  if (page >= PAGES) return withoutNext(turn, value, place);
  const isLink = partsAt(turn, place).some((part) => stringAt(part, "format")?.startsWith("uri") === true);
  const hasCursor = typeof next === "object" && "query" in next;
  if (hasCursor && !isLink) return withValueAt(value, place, cursorFor(turn, place)) as Json;
  const address = addressOf(call, hasCursor ? next.query : MARK, page + 1);
  const { host } = call.headers;
  return withValueAt(value, place, host === undefined ? address : `http://${host}${address}`) as Json;
}

/** A cursor for the next page. */
function cursorFor(turn: Turn, place: Path): Json {
  const number = turn.page + 1;
  return isNumeric(turn, place) ? number : `page-${number}`;
}

/** Without what leads on: null, nothing, or an empty value, as the schema allows. */
function withoutNext(turn: Turn, value: Json, place: Path): Json {
  const [key = ""] = place.slice(-1);
  const above = place.slice(0, -1);
  const owner = valueAtPath(value, above);
  if (typesAt(turn, place).includes("null")) return withValueAt(value, place, null) as Json;
  const owners = schemasAtPlace(turn, above);
  if (!isObject(owner) || owners.some((schema) => requiredMembers(turn.root, schema).includes(key)))
    return withValueAt(value, place, isNumeric(turn, place) ? 0 : "") as Json;
  const { [key]: _, ...others } = owner;
  return withValueAt(value, above, others) as Json;
}

/** The address of this call with another value in its query. */
function addressOf({ path, query }: Call, name: string, page: number): string {
  const changed = new URLSearchParams(query);
  changed.set(name, String(page));
  return `${path}?${changed}`;
}

function schemasAtPlace({ root, route }: Turn, place: Path): Json[] {
  return pageSchemas({ root, value: route.value }).flatMap((schema) => schemasAt(root, schema, place));
}

function isNumeric(turn: Turn, place: Path): boolean {
  const types = typesAt(turn, place);
  return !types.includes("string") && types.some((type) => type === "number" || type === "integer");
}

function typesAt(turn: Turn, place: Path): Json[] {
  return partsAt(turn, place).flatMap((part) => {
    const type = valueAt(part, "type");
    const nullable = valueAt(part, "nullable") === true ? ["null"] : [];
    return [...(isList(type) ? type : type === undefined ? [] : [type]), ...nullable];
  });
}

function partsAt(turn: Turn, place: Path): JsonObject[] {
  return schemasAtPlace(turn, place).flatMap((schema) =>
    composedSchemas(turn.root, schema, ["allOf", "anyOf", "oneOf"]),
  );
}

function pathOf(pointer: string): Path {
  return parsePointer(pointer) ?? [];
}
