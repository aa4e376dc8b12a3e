/** The copies of a document's parts that openapi-typescript sees, made anew only where they differ. */
import type { Json } from "../../document/json.ts";
import { formatPointer } from "../../document/pointer.ts";
import { followed, resolveRef } from "../../document/resolve-ref.ts";
import { noMemo, type Memo } from "../memo.ts";
import type { Hoisting } from "./hoist-schemas.ts";

/** Where a part stands. */
export interface Surroundings {
  readonly root: Json;
  /** Told when a part is made of more than itself and what its references lead to, such as of what refers to it. */
  looksAround(): void;
}

/** What parts are made with. */
export interface PartContext extends Surroundings, Pick<Hoisting, "hoist"> {
  readonly memo: Memo;
  /** What all parts depend on. */
  readonly settings: readonly unknown[];
}

/** Makes a part of what is given, and of what its references lead to. One that looks around is made in each run. */
export function viewPart<C extends PartContext, T>(
  context: C,
  name: string,
  given: readonly unknown[],
  make: (context: C) => T,
): T {
  const { root, memo, settings } = context;
  if (memo === noMemo) return make(context);
  const resolved = (ref: string) => resolveRef(root, { $ref: ref }, []);
  const lookups = {
    target: (ref: string) => resolved(ref)?.value,
    place: (ref: string) => formatPointer(resolved(ref)?.path ?? []),
    surroundings: (_name: string) => Symbol("never the same"),
  };
  return memo.part(`view of ${name}`, [...settings, ...given], lookups, ({ target, place, surroundings }) => {
    const looksAround = (): void => void surroundings("all");
    const hoist: C["hoist"] = (path, view) => {
      looksAround();
      return context.hoist(path, view);
    };
    const { made, refs } = followed(() => make({ ...context, looksAround, hoist }));
    for (const ref of refs) {
      target(ref);
      place(ref);
    }
    return made;
  });
}
