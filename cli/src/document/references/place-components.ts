/** The places of other files' schemas among the components of a bundled document. */
import { basename } from "node:path";
import { objectAt, stringAt, valueAt, type Json } from "../json.ts";
import type { SpecDocument } from "../parse-document.ts";
import { takeName } from "../take-name.ts";
import { decodePercent, formatPointer, type Path } from "../pointer.ts";

/** A value of one of the files. */
export interface Target {
  readonly document: SpecDocument;
  readonly path: Path;
  readonly value: Json;
}

/** A schema on its way to the components. */
export interface PlacedSchema extends Target {
  readonly name: string;
}

/** Which schema has which place among the components. */
export interface Components {
  /** Of all schemas: `components/schemas`, or `definitions` in Swagger 2.0. */
  readonly path: Path;
  /** The place of a schema of another file; `ref` gives the name of one that has none yet. */
  pathOf(target: Target, ref: string): Path;
  /** Whether this is the place that the named document itself gives a schema: a component that is nothing but a reference. */
  isPlaceOf(out: Path, target: Target): boolean;
  /** The next schema that has a place and is not copied yet; copying it may place more. */
  take(): PlacedSchema | undefined;
}

type Resolve = (ref: string, from: SpecDocument) => Target | undefined;

/** Begins with the components of the named document. */
export function placeComponents(root: SpecDocument, resolve: Resolve): Components {
  const path = valueAt(root.root, "swagger") === undefined ? ["components", "schemas"] : ["definitions"];
  const declared = path.reduce<Json>((node, key) => objectAt(node, key), root.root);
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(objectAt({ declared }, "declared")));
  const open: PlacedSchema[] = [];
  for (const name of taken) {
    const ref = stringAt(valueAt(declared, name), "$ref");
    const target = ref === undefined ? undefined : resolve(ref, root);
    if (target !== undefined && target.document !== root && !names.has(keyOf(target))) names.set(keyOf(target), name);
  }
  return {
    path,
    pathOf(target, ref) {
      const known = names.get(keyOf(target));
      if (known !== undefined) return [...path, known];
      const name = takeName(nameFor(target, ref), taken);
      names.set(keyOf(target), name);
      open.push({ ...target, name });
      return [...path, name];
    },
    isPlaceOf: (out, target) => formatPointer(out) === formatPointer([...path, names.get(keyOf(target)) ?? ""]),
    take: () => open.shift(),
  };
}

function keyOf({ document, path }: Target): string {
  return `${document.source.location?.href ?? ""}#${formatPointer(path)}`;
}

/** `schemas/post.yaml` is `post`, `common.yaml#/definitions/Post` is `Post`. */
function nameFor({ document, path }: Target, ref: string): string {
  const file = document.source.location?.pathname ?? ref;
  return path.at(-1) ?? (decodePercent(basename(file)).replace(/(?:\.schema)?\.[a-z]+$/i, "") || "document");
}
