/** Components for schemas that are referred to where they stand, deep in a path or in another schema. */
import { takeName } from "../../document/take-name.ts";
import { valueAtPath, formatLocalRef, type Path } from "../../document/pointer.ts";
import type { Json } from "../../document/json.ts";
import { splitWords } from "../../model/names/identifier.ts";
import type { View } from "../../model/split-schemas.ts";

/** What was hoisted so far. */
export interface Hoisting {
  /** The reference to use instead. */
  hoist(path: Path, view: View): string;
  /** Those that nobody has taken yet; taking them may hoist more. */
  take(): HoistedSchema | undefined;
}

/** A schema on its way to the components. */
export interface HoistedSchema {
  readonly name: string;
  readonly schema: Json;
  readonly view: View;
}

/** Begins with the names that components have already. */
export function startHoisting(root: Json, names: Iterable<string>): Hoisting {
  const taken = new Set(names);
  const refs = new Map<string, string>();
  const open: HoistedSchema[] = [];
  return {
    hoist(path, view) {
      const key = JSON.stringify([view, path]);
      const known = refs.get(key);
      if (known !== undefined) return known;
      const name = takeName(splitWords(path.join(" ")).join("_") || "document", taken);
      const ref = formatLocalRef(["components", "schemas", name]);
      refs.set(key, ref);
      open.push({ name, schema: valueAtPath(root, path) ?? true, view });
      return ref;
    },
    take: () => open.pop(),
  };
}
