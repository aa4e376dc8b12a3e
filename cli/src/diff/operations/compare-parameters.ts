/** The parameters of an operation in both documents. */
import { booleanAt, listAt, objectAt, stringAt, valueAt, type Json } from "../../document/json.ts";
import type { Path } from "../../document/pointer.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import type { ParameterModel } from "../../model/spec-model.ts";
import type { Change } from "../change.ts";
import type { Place, Schema } from "../schemas/place.ts";
import type { Side, SideOperation } from "../sides/side.ts";
import { operationChange, valueChanges, type OperationPair } from "./context.ts";

/** A parameter in the model and in the document. */
interface Parameter {
  readonly model: ParameterModel;
  readonly value: Json;
  readonly path: Path;
}

/** What differs in what a call gives beside the body. Constants of the configuration are nothing that it gives. */
export function compareParameters(pair: OperationPair): Change[] {
  const before = parametersOf(pair.before, pair.one);
  const now = parametersOf(pair.now, pair.other);
  const matched = matchParameters(before, now, pair);
  return [
    ...matched.flatMap(([was, is]) => compareMatched(pair, was, is)),
    ...before.filter((one) => matched.every(([was]) => was !== one)).map((gone) => removed(pair, gone)),
    ...now.filter((one) => matched.every(([, is]) => is !== one)).map((fresh) => added(pair, fresh)),
    ...compareQuerystring(pair),
  ];
}

function parametersOf(side: Side, operation: SideOperation): Parameter[] {
  return operation.model.parameters
    .filter(({ fixed }) => fixed?.isConstant !== true)
    .map((model) => ({ model, ...parameterPlace(side, operation, model.in, model.name) }));
}

/** Where a parameter is described: at the operation, else at its path, else nowhere. */
function parameterPlace(side: Side, { listed, path }: SideOperation, location: string, name: string): Place {
  const owners = [
    { list: listAt(listed.value, "parameters"), at: path },
    { list: listAt(listed.item, "parameters"), at: path.slice(0, path.at(-2) === "additionalOperations" ? -2 : -1) },
  ];
  for (const { list, at } of owners) {
    for (const [index, entry] of list.entries()) {
      const found = resolveRef(side.root, entry, [...at, "parameters", String(index)]);
      if (stringAt(found?.value, "in") !== location) continue;
      if (location === "querystring" || stringAt(found?.value, "name") === name) return found ?? { value: {}, path };
    }
  }
  return { value: { schema: { type: "string" } }, path };
}

type Match = readonly [was: Parameter, is: Parameter];

/** By place and name; a path parameter by its position, a header in any case, and one that has moved by its name. */
function matchParameters(before: readonly Parameter[], now: readonly Parameter[], pair: OperationPair): Match[] {
  const [oldNames, newNames] = [pair.one, pair.other].map(({ model }) => variablesOf(model.path));
  const ways: readonly ((one: Parameter, other: Parameter) => boolean)[] = [
    ({ model: a }, { model: b }) => a.in === b.in && a.name === b.name,
    ({ model: a }, { model: b }) =>
      a.in === "path" && b.in === "path" && oldNames?.indexOf(a.name) === newNames?.indexOf(b.name),
    ({ model: a }, { model: b }) => a.in === "header" && b.in === "header" && isSameText(a.name, b.name),
    ({ model: a }, { model: b }) => a.name === b.name,
  ];
  const matches: Match[] = [];
  for (const isMatch of ways) {
    for (const was of before) {
      if (matches.some(([one]) => one === was)) continue;
      const is = now.find((other) => isMatch(was, other) && matches.every(([, taken]) => taken !== other));
      if (is !== undefined) matches.push([was, is]);
    }
  }
  return matches;
}

function variablesOf(path: string): string[] {
  return Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name);
}

function isSameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function nameOf({ model }: Parameter): string {
  return `\`${model.in}.${model.name}\``;
}

function removed(pair: OperationPair, gone: Parameter): Change {
  return operationChange(pair, "parameter-removed", gone.path, `${nameOf(gone)} is gone.`);
}

function added(pair: OperationPair, fresh: Parameter): Change {
  const { required } = fresh.model;
  const rule = required ? "parameter-added-required" : "parameter-added";
  return operationChange(pair, rule, fresh.path, `${nameOf(fresh)} is new${required ? " and required" : ""}.`);
}

function compareMatched(pair: OperationPair, was: Parameter, is: Parameter): Change[] {
  const found: Change[] = [];
  const told = (rule: Parameters<typeof operationChange>[1], what: string): void => {
    found.push(operationChange(pair, rule, is.path, `${nameOf(is)} ${what}.`));
  };
  if (was.model.in !== is.model.in) told("parameter-moved", `was \`${was.model.in}.${was.model.name}\``);
  else if (was.model.name !== is.model.name) {
    const rule = is.model.in === "path" ? "path-parameter-renamed" : "parameter-respelled";
    told(rule, `was called \`${was.model.name}\``);
  }
  if (was.model.required !== is.model.required)
    told(
      is.model.required ? "parameter-required" : "parameter-optional",
      is.model.required ? "is required" : "may be left out",
    );
  const [oldStyle, newStyle] = [was, is].map(({ model }) => styleText(model));
  if (was.model.in === is.model.in && oldStyle !== newStyle)
    told("parameter-style-changed", `is written with ${newStyle}; it was ${oldStyle}`);
  if (was.model.fixed?.value !== is.model.fixed?.value && was.model.fixed && is.model.fixed)
    told(
      "parameter-constant-changed",
      `is ${JSON.stringify(is.model.fixed.value)} by itself; it was ${JSON.stringify(was.model.fixed.value)}`,
    );
  if (booleanAt(is.value, "deprecated") === true && booleanAt(was.value, "deprecated") !== true)
    told("request-deprecated", "is deprecated");
  const [oldSchema, newSchema] = [schemaOf(was), schemaOf(is)];
  if (isMoment(pair, "before", oldSchema) && !isMoment(pair, "now", newSchema) && isText(pair, newSchema))
    told("parameter-moment-removed", "can no longer be a `Date`");
  return [...found, ...valueChanges(pair, oldSchema, newSchema, "input", `${is.model.in}.${is.model.name}`)];
}

function styleText({ serialization }: ParameterModel): string {
  const entries = Object.entries(serialization).map(([key, value]) => `${key} ${String(value)}`);
  return entries.length === 0 ? "the usual style" : entries.toSorted().join(", ");
}

/** A parameter is described by a schema, or by one media type. */
function schemaOf({ value, path }: Parameter): Schema {
  const schema = valueAt(value, "schema");
  if (schema !== undefined) return [{ value: schema, path: [...path, "schema"] }];
  const [content] = Object.entries(objectAt(value, "content"));
  if (content === undefined) return [{ value: { type: "string" }, path }];
  const [type, media] = content;
  return [{ value: valueAt(media, "schema") ?? true, path: [...path, "content", type, "schema"] }];
}

function isMoment({ schemas }: OperationPair, side: "before" | "now", schema: Schema): boolean {
  const { scalars } = schemas.flatten(side, schema, "input");
  return scalars.some(
    ({ kind, values, limits }) => kind === "string" && values === undefined && limits.get("format") === "date-time",
  );
}

function isText({ schemas }: OperationPair, schema: Schema): boolean {
  return schemas.flatten("now", schema, "input").scalars.some(({ kind }) => kind === "string");
}

/** One value that is the whole query (OpenAPI 3.2). */
function compareQuerystring(pair: OperationPair): Change[] {
  const [was, is] = [pair.one.model.querystring, pair.other.model.querystring];
  if (was === undefined && is === undefined) return [];
  const places = [
    parameterPlace(pair.before, pair.one, "querystring", ""),
    parameterPlace(pair.now, pair.other, "querystring", ""),
  ] as const;
  const [old, fresh] = places.map(({ value, path }) => ({ value, path, model: wholeQuery }));
  if (old === undefined || fresh === undefined) return [];
  if (is === undefined) return [operationChange(pair, "parameter-removed", old.path, "`query` as a whole is gone.")];
  if (was === undefined) {
    const rule = is.required ? "parameter-added-required" : "parameter-added";
    return [operationChange(pair, rule, fresh.path, "`query` as a whole is new.")];
  }
  const [rule, what] = is.required
    ? (["parameter-required", "is required"] as const)
    : (["parameter-optional", "may be left out"] as const);
  const required =
    was.required === is.required ? [] : [operationChange(pair, rule, fresh.path, `\`query\` as a whole ${what}.`)];
  const isOther = was.content !== is.content || JSON.stringify(was.encodings) !== JSON.stringify(is.encodings);
  const style = isOther
    ? [
        operationChange(
          pair,
          "parameter-style-changed",
          fresh.path,
          `\`query\` is written as ${is.content}; it was ${was.content}.`,
        ),
      ]
    : [];
  return [...required, ...style, ...valueChanges(pair, schemaOf(old), schemaOf(fresh), "input", "query")];
}

const wholeQuery: ParameterModel = {
  name: "",
  in: "query",
  required: false,
  serialization: {},
  isPlain: true,
  fixed: undefined,
};
