/** Applying overlays: a changed copy of a document, and where each change comes from. */
import type { SpecDocument } from "../parse-document.ts";
import { formatPointer, type Path } from "../pointer.ts";
import { SpecError, formatPlace, type Place } from "../spec-error.ts";
import { copy, mergeAt, removeAt, type Change, type Mutable } from "./change.ts";
import type { Overlay, OverlayAction } from "./read-overlay.ts";

/** A document after its overlays. */
export interface OverlaidDocument {
  readonly document: SpecDocument;
  /** What a person should know: actions that found nothing to change. */
  readonly notices: readonly string[];
}

/** Applies overlays in their order; each sees what those before it have made. */
export function applyOverlays(document: SpecDocument, overlays: readonly Overlay[]): OverlaidDocument {
  // The tree may share values, by YAML aliases: a change is meant for one place.
  const root = copy(document.root);
  const origins = new Map<string, Origin>();
  const notices: string[] = [];
  for (const { document: overlay, actions } of overlays) {
    for (const action of actions) {
      const targets = action.target.select(root);
      if (targets.length === 0) notices.push(notFound(overlay, action));
      for (const change of applyAction(root, action, targets, overlay)) {
        origins.set(formatPointer(change.path), originOf(change, action, overlay));
      }
    }
  }
  const locate = (path: Path): Place => locateChanged(document, origins, path);
  return { document: { source: document.source, root, locate }, notices };
}

/** Where a changed place stands: in an overlay, or in the document itself. */
type Origin = { readonly overlay: SpecDocument; readonly path: Path } | "document";

function originOf(change: Change, action: OverlayAction, overlay: SpecDocument): Origin {
  return change.from === undefined ? "document" : { overlay, path: [...action.path, "update", ...change.from] };
}

function applyAction(root: Mutable, action: OverlayAction, targets: readonly Path[], overlay: SpecDocument): Change[] {
  const { update } = action;
  if (update !== undefined) return targets.flatMap((target) => mergeAt(root, target, update));
  if (targets.some((target) => target.length === 0)) {
    const problem = "This action removes the whole document.";
    throw new SpecError(problem, overlay.locate([...action.path, "target"]), "Name a part of it.");
  }
  // From the last to the first, so that no removal moves what is still to be removed.
  return targets.toReversed().flatMap((target) => removeAt(root, target));
}

function notFound(overlay: SpecDocument, { target, path }: OverlayAction): string {
  const place = formatPlace(overlay.locate([...path, "target"]));
  return `${place}: ${target.text} finds nothing to change; an overlay sees the document itself, not the files that it refers to`;
}

/** The place of the nearest change above a path; without one, that in the document. */
function locateChanged(document: SpecDocument, origins: ReadonlyMap<string, Origin>, path: Path): Place {
  for (let length = path.length; length >= 0; length--) {
    const origin = origins.get(formatPointer(path.slice(0, length)));
    if (origin === "document") return { ...document.locate(path.slice(0, length)), pointer: formatPointer(path) };
    if (origin !== undefined) {
      const place = origin.overlay.locate([...origin.path, ...path.slice(length)]);
      return { ...place, pointer: formatPointer(path) };
    }
  }
  return document.locate(path);
}
