/** In which file each component stands, so that nobody loads what only others use. */
import type { ComponentId } from "./component-references.ts";

/** What each component, or each file's operations, refer to themselves. */
export type References<From> = ReadonlyMap<From, Iterable<ComponentId>>;

/**
 * The file of each component: that of the operations which use it, if those of no other file do, else `shared`.
 *
 * What no operation uses is not there. A component of one file refers to none of another one but `shared`, and `shared` to itself only.
 * Takes linear time: a component is looked at three times at most.
 */
export function placeComponents(
  components: References<ComponentId>,
  files: References<string>,
  shared: string,
): ReadonlyMap<ComponentId, string> {
  const places = new Map<ComponentId, string>();
  for (const [file, used] of files) {
    const open = [...used];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const place = places.get(next);
      // What another file's component refers to is that file's too, and comes here with it.
      if (place === file || place === shared) continue;
      places.set(next, place === undefined ? file : shared);
      open.push(...(components.get(next) ?? []));
    }
  }
  return places;
}
