/**
 * The schemas of a document as JSON Schema 2020-12, for a validator: what OpenAPI means by them.
 *
 * Each is read twice. `whole` has all that it says. `shape` has what a type can say: it lets pass whatever only a number, a length, a
 * pattern or a comparison refuses. docs/maintaining/judge.md lists the difference.
 */
import { isList, isObject, objectAt, stringAt, type Json, type JsonObject } from "../../cli/src/document/json.ts";
import { parseLocalRef, valueAtPath } from "../../cli/src/document/pointer.ts";
import { readDiscriminators, type Split, type Tags } from "./read-discriminators.ts";
import type { Side } from "./hidden-properties.ts";
import { type Level, readSchema, type Use } from "./read-schema.ts";

/** The schemas of one document for one side. */
export interface Reading {
  /** The name of the definition of what a reference leads to. */
  nameOf(ref: string, level: Level): string;
  /** Those of all that were asked for, and of what they refer to: by name, and by name they refer to each other. */
  definitions(level: Level): JsonObject;
}

/** Begins to read a document, in which these components have two types. */
export function readSchemas(root: Json, side: Side, split: Split): Reading {
  const tags = readDiscriminators(root, side, split);
  const levels = { whole: readLevel(root, side, "whole", tags), shape: readLevel(root, side, "shape", tags) };
  return {
    nameOf: (ref, level) => levels[level].nameOf(ref),
    definitions: (level) => levels[level].definitions,
  };
}

function readLevel(root: Json, side: Side, level: Level, tags: Tags) {
  const definitions: Record<string, Json> = {};
  const names = new Map<string, string>();
  const open: (() => void)[] = [];
  const isOld = stringAt(root, "openapi")?.startsWith("3.0") === true;
  const define = (ref: string, use: Use): string => {
    const path = parseLocalRef(ref) ?? [];
    const own = path.length === 3 && path[1] === "schemas" ? tags.get(path[2] ?? "") : undefined;
    const key = JSON.stringify([path, use]);
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = `d${names.size}`;
    names.set(key, name);
    open.push(() => {
      const isPart = use !== "whole";
      const facts = { root, side, level, isOld, isPart, isLoose: use === "member", isTagged: own !== undefined };
      const schema = readSchema({ ...facts, hidden: new Set(), define }, valueAtPath(root, path) ?? true);
      definitions[name] = own === undefined || use === "untagged" ? schema : tagged(schema, own);
    });
    return name;
  };
  const nameOf = (ref: string): string => {
    const name = define(ref, "whole");
    for (let next = open.pop(); next !== undefined; next = open.pop()) next();
    return name;
  };
  return { definitions, nameOf };
}

/** The schema with its tags as properties of its own, so that they are known where nothing else is allowed. */
function tagged(schema: Json, tags: ReadonlyMap<string, readonly Json[]>): Json {
  const { allOf = [], properties, required, ...others } = isObject(schema) ? schema : {};
  const own = objectAt({ properties: properties ?? {} }, "properties");
  const known = Array.from(tags, ([name, values]) => [name, { allOf: [{ enum: values }, own[name] ?? {}] }] as const);
  return {
    ...others,
    type: "object",
    properties: { ...own, ...Object.fromEntries(known) },
    required: [...new Set([...(isList(required) ? required : []), ...tags.keys()])],
    allOf,
  };
}
