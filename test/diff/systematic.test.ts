/** Changes that nobody has thought of one by one: each property of each schema in each way. Nothing may break callers unsaid. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { isOrdinary } from "./callers.ts";
import { gone, judge, type Patch, type Row, saysBreaks } from "./judge.ts";

interface ObjectSchema {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, object>>;
}

const base: { components: { schemas: Readonly<Record<string, ObjectSchema>> } } = parse(
  await readFile(join(import.meta.dirname, "base.yaml"), "utf8"),
);

/** All ways to change one property. */
function changesOf(name: string, property: string): readonly (readonly [string, Patch])[] {
  const { required = [], properties } = base.components.schemas[name] ?? { properties: {} };
  const [place, needs] = [`components schemas ${name} properties ${property}`, `components schemas ${name} required`];
  const others = required.filter((one) => one !== property);
  const is = properties[property] ?? {};
  return [
    ["is removed", { [place]: gone, [needs]: others }],
    ["is required or not", { [needs]: required.includes(property) ? others : [...required, property] }],
    ["becomes a boolean", { [place]: { type: "boolean" } }],
    ["becomes anything", { [place]: {} }],
    ["may be a number", { [place]: { anyOf: [is, { type: "number" }] } }],
    ["may be null", { [place]: { anyOf: [is, { type: "null" }] } }],
    ["is wrapped", { [place]: { allOf: [is] } }],
    ["becomes read-only", { [place]: { ...is, readOnly: true } }],
    ["becomes write-only", { [place]: { ...is, writeOnly: true } }],
  ];
}

const schemas = ["Post", "Author", "NewPost", "Account", "Problem", "Cat", "Page"];
const rows: readonly Row[] = schemas.flatMap((name) =>
  Object.keys(base.components.schemas[name]?.properties ?? {}).flatMap((property) =>
    changesOf(name, property).map(([what, patch]) => ({
      name: `${name}.${property} ${what}`,
      patch,
      rules: [],
      breaks: [],
    })),
  ),
);

test("whatever the compiler refuses is said to break", { timeout: 240_000 }, async () => {
  // A quarter of them: nine ways and four are prime to each other, so that each way is among them.
  const some = rows.filter((_, index) => index % 4 === 0);
  const judgements = await judge(some, "diff-systematic");
  const unsaid = [...judgements].filter(
    ([, { diff, complaints }]) => [...complaints.keys()].some(isOrdinary) && !saysBreaks(diff.changes),
  );
  expect(unsaid.map(([name, { complaints }]) => [name, ...complaints.values()].flat())).toEqual([]);
  expect([...judgements.values()].filter(({ complaints }) => complaints.size > 0).length).toBeGreaterThan(10);
});
