/** Documents that nobody would write, in which every keyword meets every other one. */
import * as fc from "fast-check";
import type { Json, JsonObject } from "../../cli/src/document/json.ts";
import type { Draw } from "./sample-value.ts";

/** A document as JSON. */
export function drawDocument(seed: number): string {
  const [document] = fc.sample(fc.gen().map(documentOf), { seed, numRuns: 1 });
  return JSON.stringify(document, undefined, 1);
}

const count = 14;

interface Context {
  readonly draw: Draw;
  readonly isOld: boolean;
}

function documentOf(draw: Draw): Json {
  const context = { draw, isOld: chance(draw, 4) };
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`S${index}`, component(context, index)]),
  );
  const byName = Object.keys(schemas).map((name) => [`/${name}`, { post: exchangeOf({ $ref: refTo(name) }) }]);
  const inline = ["one", "other"].map((name) => [`/${name}`, { post: exchangeOf(anySchema(context, 2)) }]);
  return {
    openapi: context.isOld ? "3.0.3" : "3.1.0",
    info: { title: "", version: "1" },
    paths: Object.fromEntries([...byName, ...inline]),
    components: { schemas: { ...schemas, ...(family(context) as JsonObject) } },
  };
}

/** An operation that takes what it answers. */
function exchangeOf(schema: Json): JsonObject {
  const content = { "application/json": { schema } };
  return { requestBody: { content }, responses: { 200: { description: "", content } } };
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Once in so many times. */
function chance(draw: Draw, times: number): boolean {
  return draw(fc.integer, { min: 1, max: times }) === 1;
}

function pick<T>(draw: Draw, ...values: readonly T[]): T {
  return draw(fc.constantFrom<T[]>, ...values);
}

/** The first components are plain objects, on which the others build. */
function component(context: Context, index: number): Json {
  if (index < 4) return objectSchema(context, 1);
  return pick(context.draw, composed, composed, composed, objectSchema, anySchema)(context, 2);
}

function anySchema(context: Context, depth: number): JsonObject {
  const makers = depth <= 0 ? [plain, choice, reference] : [plain, choice, reference, list, objectSchema, composed];
  return pick(context.draw, ...makers)(context, depth - 1);
}

function reference({ draw, isOld }: Context): JsonObject {
  const $ref = refTo(`S${draw(fc.integer, { min: 0, max: 3 })}`);
  return isOld || !chance(draw, 5) ? { $ref } : { $ref, required: [pick(draw, ...names.slice(0, 4))] };
}

function plain(context: Context): JsonObject {
  const { draw, isOld } = context;
  const type = pick(draw, "string", "number", "integer", "boolean");
  if (!isOld && chance(draw, 4)) return { type: [type, pick(draw, "null", "string", "array")] };
  return orNull(context, { type, ...(chance(draw, 6) ? { not: { enum: ["no"] } } : {}) });
}

function choice(context: Context): JsonObject {
  const { draw, isOld } = context;
  const values = pick<Json[]>(draw, ["a", "b"], ["a"], [1, 2], ["a", null], [true], ["a", 1]);
  const type = typeof values[0] === "boolean" ? "boolean" : typeof values[0];
  if (!isOld && chance(draw, 3)) return { const: values[0] ?? null };
  return orNull(context, chance(draw, 3) ? { enum: values } : { type, enum: values });
}

/** In the spelling of the version. */
function orNull({ draw, isOld }: Context, schema: JsonObject): JsonObject {
  if (!chance(draw, 4)) return schema;
  const { type, ...others } = schema;
  if (isOld) return { ...schema, nullable: true };
  return typeof type === "string" && chance(draw, 2)
    ? {
        type: [type, "null"],
        ...others,
        ...(Array.isArray(others["enum"]) ? { enum: [...(others["enum"] as Json[]), null] } : {}),
      }
    : { anyOf: [schema, { type: "null" }] };
}

function list(context: Context, depth: number): JsonObject {
  const { draw, isOld } = context;
  const items = { items: anySchema(context, depth) };
  if (isOld || chance(draw, 2)) return orNull(context, { type: "array", ...items });
  const prefixItems = Array.from({ length: draw(fc.integer, { min: 1, max: 3 }) }, () => anySchema(context, depth));
  const bounds = {
    ...(chance(draw, 2) ? { minItems: draw(fc.integer, { min: 0, max: prefixItems.length }) } : {}),
    ...(chance(draw, 3) ? { maxItems: draw(fc.integer, { min: 3, max: 4 }) } : {}),
  };
  return orNull(context, {
    type: "array",
    prefixItems,
    ...bounds,
    ...pick<JsonObject>(draw, {}, items, { items: false }),
  });
}

const names = ["a", "b", "c", "kind", "sent", "made"];

function objectSchema(context: Context, depth: number): JsonObject {
  const { draw, isOld } = context;
  const own = draw(fc.subarray<string>, names, { minLength: 0 });
  const properties = Object.fromEntries(own.map((name) => [name, property(context, name, depth)]));
  const required = chance(draw, 2)
    ? {
        required: draw(fc.subarray<string>, chance(draw, 4) ? [...new Set([...own, ...names.slice(0, 4)])] : own, {
          minLength: 0,
        }),
      }
    : {};
  const others = pick<JsonObject>(
    draw,
    {},
    {},
    {},
    own.some((name) => names.indexOf(name) < 4) ? { additionalProperties: false } : {},
    { additionalProperties: true },
    { additionalProperties: {} },
    { additionalProperties: anySchema(context, depth - 1) },
    isOld || own.length === 0 ? {} : { patternProperties: { "^x": anySchema(context, depth - 1) } },
    isOld ? {} : { dependentRequired: { a: ["b"] } },
    isOld ? {} : { unevaluatedProperties: false },
  );
  const type = own.length > 0 && chance(draw, 6) ? {} : { type: "object" };
  return orNull(context, {
    ...type,
    ...(own.length > 0 || chance(draw, 2) ? { properties } : {}),
    ...required,
    ...others,
  });
}

/** A name is marked everywhere or nowhere: what a mark means beside none is nobody's rule. */
function property(context: Context, name: string, depth: number): JsonObject {
  const schema = anySchema(context, depth - 1);
  const mark = { sent: "writeOnly", made: "readOnly" }[name];
  if (mark === undefined) return schema;
  return "$ref" in schema ? { type: "string", [mark]: true } : { ...schema, [mark]: true };
}

/** Parts and alternatives, with whatever may stand beside them. */
function composed(context: Context, depth: number): JsonObject {
  const { draw } = context;
  if (chance(draw, 6)) return orNull(context, { allOf: [pick(draw, plain, choice)(context)], description: "one" });
  if (chance(draw, 8)) return requiringOne(context, depth);
  const part = (): JsonObject => pick(draw, reference, objectSchema, reference)(context, depth - 1);
  const parts = (): Json[] => Array.from({ length: draw(fc.integer, { min: 1, max: 3 }) }, part);
  const alternatives = (): Json[] =>
    Array.from({ length: draw(fc.integer, { min: 1, max: 3 }) }, () =>
      pick(draw, part, part, () => anySchema(context, depth - 1))(),
    );
  const beside = chance(draw, 3) ? objectSchema(context, depth - 1) : {};
  const required = chance(draw, 4) ? { required: [pick(draw, ...names.slice(0, 4))] } : {};
  const union = (isAlone = Object.keys(beside).length === 0): JsonObject => ({
    [pick(draw, "anyOf", "oneOf")]: isAlone ? alternatives() : parts(),
  });
  const shape = pick<() => JsonObject>(
    draw,
    () => ({ allOf: parts() }),
    () => ({ allOf: [...parts(), { required: [pick(draw, ...names.slice(0, 4))] }] }),
    () => ({ allOf: [...parts(), union(false)] }),
    () => ({ allOf: parts(), [pick(draw, "anyOf", "oneOf")]: parts() }),
    () => union(),
    () => ({ anyOf: parts(), oneOf: parts() }),
  )();
  return orNull(context, { ...beside, ...shape, ...required });
}

/** Alternatives that say only what has to be there. */
function requiringOne(context: Context, depth: number): JsonObject {
  const key = pick(context.draw, "anyOf", "oneOf");
  const properties = {
    a: anySchema(context, depth - 1),
    b: { type: "number" },
    made: { type: "string", readOnly: true },
  };
  return {
    type: "object",
    properties,
    [key]: [
      { required: ["a"] },
      { required: ["b"] },
      ...(chance(context.draw, 3) ? [{ required: ["a", "made"] }] : []),
    ],
  };
}

/** Schemas that a discriminator tells apart: a union, or a base and what extends it. */
function family(context: Context): Json {
  const { draw } = context;
  const tag = pick<JsonObject>(draw, { type: "string" }, { type: "string", enum: ["Cat", "dog"] }, {});
  const mapping = pick<JsonObject>(
    draw,
    {},
    { mapping: { dog: refTo("Dog") } },
    { mapping: { dog: refTo("Dog"), hound: "Dog", cat: "Cat" } },
  );
  const discriminator = { propertyName: "kind", ...mapping };
  const own = (name: string): JsonObject => ({
    type: "object",
    properties: { [name]: { type: "string" }, ...(chance(draw, 3) ? { kind: tag } : {}) },
    ...(chance(draw, 2) ? { required: [name] } : {}),
    ...(chance(draw, 4) ? { additionalProperties: false } : {}),
  });
  const base = { ...own("id"), properties: { id: { type: "integer" }, kind: tag }, required: ["kind"], discriminator };
  const extend = (name: string): JsonObject =>
    pick<JsonObject>(
      draw,
      { allOf: [{ $ref: refTo("Pet") }, own(name)] },
      { ...own(name), allOf: [{ $ref: refTo("Pet") }] },
    );
  const members = { Dog: own("bark"), Cat: own("meow") };
  const union = { [pick(draw, "oneOf", "anyOf")]: [{ $ref: refTo("Dog") }, { $ref: refTo("Cat") }], discriminator };
  const users = {
    Owner: {
      type: "object",
      properties: {
        pet: orNull(context, { allOf: [{ $ref: refTo("Pet") }] }),
        pets: { type: "array", items: { $ref: refTo("Pet") } },
      },
    },
    Named: { allOf: [{ $ref: refTo("Pet") }, { type: "object", properties: { name: { type: "string" } } }] },
  };
  return chance(draw, 2)
    ? { Pet: union, ...members, ...users }
    : {
        Pet: base,
        Dog: extend("bark"),
        Cat: extend("meow"),
        Puppy: { allOf: [{ $ref: refTo("Dog") }] },
        Owner: users.Owner,
      };
}
