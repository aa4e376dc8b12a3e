/** The exported schemas of both documents, by their names. */
import { objectAt } from "../../document/json.ts";
import { type Change, changeOf } from "../change.ts";
import type { Schema } from "../schemas/place.ts";
import type { Side } from "../sides/side.ts";
import type { Comparison } from "./context.ts";

/** What differs for code that imports types: names, and what no operation has told of. */
export function compareComponents(comparison: Comparison, told: readonly Change[]): Change[] {
  const { before, now } = comparison;
  const [old, fresh] = [namesOf(before), namesOf(now)];
  const gone = [...old].filter(([name]) => !fresh.has(name));
  const added = [...fresh].filter(([name]) => !old.has(name));
  const renamed = new Map(
    gone.flatMap(([name, key]) => {
      const same = added.filter(([, other]) => isEqual(comparison, key, other));
      const [only] = same;
      return same.length === 1 && only !== undefined ? [[name, only[0]] as const] : [];
    }),
  );
  const heirs = new Set(renamed.values());
  return [
    ...gone.map(([name, key]) => {
      const heir = renamed.get(name);
      if (heir === undefined) return changeOf("schema-removed", null, pathOf(key), `\`schemas.${name}\` is gone.`);
      return changeOf(
        "schema-renamed",
        null,
        pathOf(fresh.get(heir) ?? heir),
        `\`schemas.${name}\` is called \`schemas.${heir}\`.`,
      );
    }),
    ...added
      .filter(([name]) => !heirs.has(name))
      .map(([name, key]) => changeOf("schema-added", null, pathOf(key), `\`schemas.${name}\` is new.`)),
    ...[...fresh].flatMap(([name, key]) =>
      old.has(name) ? compareUnused(comparison, name, old.get(name) ?? key, key, told) : [],
    ),
  ];
}

/** The keys of the schemas by the names that are exported; inputs of split ones follow those. */
function namesOf({ model }: Side): ReadonlyMap<string, string> {
  return new Map(model.schemas.filter(({ inputOf }) => inputOf === undefined).map(({ name, key }) => [name, key]));
}

function pathOf(key: string): string[] {
  return ["components", "schemas", key];
}

function schemaOf({ root }: Side, key: string): Schema {
  return [{ value: objectAt(objectAt(root, "components"), "schemas")[key] ?? true, path: pathOf(key) }];
}

function isEqual({ before, now, schemas }: Comparison, key: string, other: string): boolean {
  const [was, is] = [schemaOf(before, key), schemaOf(now, other)];
  return schemas.compare(was, is, "output").length === 0 && schemas.compare(was, is, "input").length === 0;
}

/** A difference inside the schema that no operation has. */
function compareUnused(
  { before, now, schemas }: Comparison,
  name: string,
  oldKey: string,
  key: string,
  told: readonly Change[],
): Change[] {
  const own = schemas.compare(schemaOf(before, oldKey), schemaOf(now, key), "output");
  if (own.length === 0) return [];
  const prefix = `/components/schemas/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const isTold = told.some(({ pointer }) => pointer === prefix || pointer.startsWith(`${prefix}/`));
  const [first] = own;
  if (isTold || first === undefined) return [];
  const start = pathOf(key);
  const isOwn = own.some(({ path }) => start.every((step, index) => path[index] === step));
  return isOwn
    ? [changeOf("schema-changed", null, start, `\`schemas.${name}\`: \`${first.at || name}\` ${first.what}.`)]
    : [];
}
