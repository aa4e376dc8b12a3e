/** The answers of one side of an operation, as a caller has them. */
import { objectAt, valueAt } from "../../document/json.ts";
import type { Path } from "../../document/pointer.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { successesOf } from "../../model/resolve-responses.ts";
import type { ResponseKind } from "../../model/media-type.ts";
import type { ResponseModel } from "../../model/spec-model.ts";
import { type StreamItem, wholeItem } from "../../model/streams/stream-item.ts";
import type { Place, Schema } from "../schemas/place.ts";
import type { Side, SideOperation } from "../sides/side.ts";

/** One declared answer. */
export interface Answer {
  readonly status: string;
  readonly model: ResponseModel;
  readonly path: Path;
  /** What a call gets unless it asks for something else; nothing where there is no body. Of what streams the schema is an item's. */
  readonly body:
    | { readonly type: string; readonly kind: ResponseKind; readonly schema: Schema; readonly path: Path }
    | undefined;
}

/** All answers of an operation; what succeeds, and what fails. */
export interface Answers {
  readonly successes: readonly Answer[];
  readonly failures: readonly Answer[];
  /** What an error is of which the document says nothing: any of these schemas; nothing where nothing is known of it. */
  readonly common: readonly Schema[] | undefined;
}

/** Reads the answers. */
export function answersOf(side: Side, operation: SideOperation): Answers {
  const { responses } = operation.model;
  const successes = successesOf(responses);
  const failures = responses.filter(({ status }) => !status.startsWith("2"));
  const toAnswer = (model: ResponseModel): Answer => answerOf(side, operation, model);
  const errors = failures.map(toAnswer);
  return { successes: successes.map(toAnswer), failures: errors, common: commonOf(side, operation, errors) };
}

function answerOf({ root }: Side, { listed, path, model: operation }: SideOperation, model: ResponseModel): Answer {
  const { status, media } = model;
  const at = [...path, "responses", status];
  const place = resolveRef(root, objectAt(listed.value, "responses")[status], at) ?? { value: {}, path: at };
  const [first] = media;
  const isEmpty = operation.method === "HEAD" || status === "204" || status === "205" || status === "304";
  if (first === undefined || isEmpty) return { status, model, path: place.path, body: undefined };
  const within = [...place.path, "content", first.type];
  const schema = valueAt(objectAt(place.value, "content")[first.type], "schema") ?? true;
  const body = {
    type: first.type,
    kind: first.kind,
    schema: first.item === undefined ? [{ value: schema, path: [...within, "schema"] }] : itemOf(first.item, within),
    path: within,
  };
  return { status, model, path: place.path, body };
}

/** What a caller has of each item of an answer that streams. */
export function itemOf(item: StreamItem, within: Path): Schema {
  return [{ value: wholeItem(item), path: [...within, ...item.path] }];
}

function commonOf(
  { root, model }: Side,
  { model: operation }: SideOperation,
  errors: readonly Answer[],
): Answers["common"] {
  const { commonError } = operation;
  const name = commonError === undefined ? model.errors : "schema" in commonError ? commonError.schema : undefined;
  if (name !== undefined)
    return [componentSchema(root, model.schemas.find((schema) => schema.name === name)?.key ?? name)];
  if (commonError === undefined || "schema" in commonError) return undefined;
  return errors
    .filter(({ status }) => commonError.statuses.includes(status))
    .flatMap(({ body }) => (body ? [body.schema] : []));
}

function componentSchema(root: Side["root"], key: string): Schema {
  const path = ["components", "schemas", key];
  const value: Place["value"] = objectAt(objectAt(root, "components"), "schemas")[key] ?? true;
  return [{ value, path }];
}
