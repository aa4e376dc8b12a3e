/** The body of an operation's request in both documents. */
import { objectAt, valueAt } from "../../document/json.ts";
import type { Path } from "../../document/pointer.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import type { BodyMedia } from "../../model/spec-model.ts";
import type { Change } from "../change.ts";
import type { RuleName } from "../rules/rules.ts";
import type { Place, Schema } from "../schemas/place.ts";
import type { Side, SideOperation } from "../sides/side.ts";
import { operationChange, valueChanges, type OperationPair } from "./context.ts";

/** What differs in the body that a call gives. */
export function compareBody(pair: OperationPair): Change[] {
  const [was, is] = [pair.one.model.body, pair.other.model.body];
  if (was === undefined && is === undefined) return [];
  const [old, fresh] = [bodyPlace(pair.before, pair.one), bodyPlace(pair.now, pair.other)];
  if (is === undefined) return [operationChange(pair, "body-removed", old.path, "The body is gone.")];
  if (was === undefined) {
    const rule = is.required ? "body-added-required" : "body-added";
    return [operationChange(pair, rule, fresh.path, `A body is new${is.required ? " and required" : ""}.`)];
  }
  const required: [RuleName, string] = is.required
    ? ["body-required", "The body is required."]
    : ["body-optional", "The body may be left out."];
  return [
    ...(was.required === is.required ? [] : [operationChange(pair, required[0], fresh.path, required[1])]),
    ...compareMedia(pair, was.media, is.media, old, fresh),
  ];
}

/** Where the body stands, references followed. */
function bodyPlace({ root }: Side, { listed, path }: SideOperation): Place {
  const at = [...path, "requestBody"];
  return resolveRef(root, valueAt(listed.value, "requestBody"), at) ?? { value: {}, path: at };
}

function compareMedia(
  pair: OperationPair,
  was: readonly BodyMedia[],
  is: readonly BodyMedia[],
  old: Place,
  fresh: Place,
): Change[] {
  const kept = is.flatMap((media): [BodyMedia, BodyMedia][] => {
    const same = was.find(({ type }) => isSameType(type, media.type));
    return same === undefined ? [] : [[same, media]];
  });
  const [first, next] = [was[0], is[0]];
  if (kept.length === 0 && first !== undefined && next !== undefined) return replaced(pair, first, next, old, fresh);
  const gone = was.filter((media) => kept.every(([same]) => same !== media));
  const added = is.filter((media) => kept.every(([, same]) => same !== media));
  const isOvertaken =
    first !== undefined && next !== undefined && !isSameType(first.type, next.type) && !gone.includes(first);
  return [
    ...gone.map(({ type }) =>
      operationChange(pair, "body-media-removed", contentPath(old, type), `The body can no longer be ${type}.`),
    ),
    ...added.map(({ type }) =>
      operationChange(pair, "body-media-added", contentPath(fresh, type), `The body can also be ${type}.`),
    ),
    ...(isOvertaken ? [overtaken(pair, first, next, old, fresh)] : []),
    ...kept.flatMap(([one, other]) => compareKept(pair, one, other, old, fresh)),
  ];
}

function isSameType(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Another one is the first now: where it takes other values, calls that name none no longer fit. */
function overtaken(pair: OperationPair, first: BodyMedia, next: BodyMedia, old: Place, fresh: Place): Change {
  const isSame =
    first.kind === next.kind &&
    pair.schemas.compare(schemaOf(old, first.type), schemaOf(fresh, next.type), "input").length === 0;
  const message = `A call sends ${next.type} unless it says otherwise; it sent ${first.type}.`;
  return operationChange(
    pair,
    isSame ? "body-media-preferred" : "body-kind-changed",
    contentPath(fresh, next.type),
    message,
  );
}

function replaced(pair: OperationPair, first: BodyMedia, next: BodyMedia, old: Place, fresh: Place): Change[] {
  const areValues = (kind: string): boolean => kind === "json" || kind === "form" || kind === "multipart";
  const isSameKind = first.kind === next.kind || (areValues(first.kind) && areValues(next.kind));
  const message = `The body is ${next.type}; it was ${first.type}.`;
  const rule = isSameKind ? "body-media-replaced" : "body-kind-changed";
  const change = operationChange(pair, rule, contentPath(fresh, next.type), message);
  if (!areValues(first.kind) || !areValues(next.kind)) return [change];
  return [change, ...valueChanges(pair, schemaOf(old, first.type), schemaOf(fresh, next.type), "input", "body")];
}

function compareKept(pair: OperationPair, one: BodyMedia, other: BodyMedia, old: Place, fresh: Place): Change[] {
  // Text and bytes are taken as they are, whatever a schema says.
  if (other.kind === "text" || other.kind === "binary") return [];
  const isOther = JSON.stringify(one.encodings) !== JSON.stringify(other.encodings);
  const path = [...contentPath(fresh, other.type), "encoding"];
  const encoding = isOther
    ? [operationChange(pair, "body-encoding-changed", path, `The parts of ${other.type} are written otherwise.`)]
    : [];
  return [...encoding, ...valueChanges(pair, schemaOf(old, one.type), schemaOf(fresh, other.type), "input", "body")];
}

function contentPath({ path }: Place, type: string): Path {
  return [...path, "content", type];
}

function schemaOf(body: Place, type: string): Schema {
  const media = objectAt(body.value, "content")[type];
  return [{ value: valueAt(media, "schema") ?? true, path: [...contentPath(body, type), "schema"] }];
}
