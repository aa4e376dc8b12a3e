/** Reads both documents, and makes the models that the generator would make of them. */
import { loadDocument, type LoadedDocument, type LoadOptions } from "../../document/load-document.ts";
import { InputError, SpecError } from "../../document/spec-error.ts";
import type { ModelOptions } from "../../model/model-options.ts";
import { isLeftOut, optionsOfSide } from "./options-of-side.ts";
import { type Side, toSide } from "./side.ts";

/** The two documents, and what the configuration says beside both. */
export interface SideOptions extends ModelOptions, Omit<LoadOptions, "spec"> {
  /** A path, an address, `git:<revision>:<path>`, or `-` for standard input. */
  readonly old: string;
  /** The same for the new one. */
  readonly new: string;
}

/** Both sides; throws a `SpecError` or an `InputError` when one of them is at fault. */
export async function readSides(options: SideOptions): Promise<readonly [before: Side, now: Side]> {
  const { old, new: fresh, overlays, headers, allowOutside, allowPrivate, ...model } = options;
  if (old === "-" && fresh === "-")
    throw new InputError(
      "Standard input can be read only once.",
      "Name a file or an address for one of the documents.",
    );
  const access = {
    ...(overlays && { overlays }),
    ...(headers && { headers }),
    allowOutside: allowOutside === true,
    allowPrivate: allowPrivate === true,
  };
  const [before, now] = await Promise.all([old, fresh].map((spec) => loadDocument({ ...access, spec })));
  if (before === undefined || now === undefined) throw new Error("Two documents were asked for.");
  const sides = [sideOf(before, now, model), sideOf(now, before, model)] as const;
  assertCallable(before, sides[0]);
  assertCallable(now, sides[1]);
  return sides;
}

function sideOf({ document }: LoadedDocument, { document: other }: LoadedDocument, options: ModelOptions): Side {
  const fitted = optionsOfSide(document.root, other.root, options);
  if (isLeftOut(options, fitted)) return { ...toSide(document, { ...fitted, include: [] }), operations: [] };
  try {
    return toSide(document, fitted);
  } catch (error) {
    // A pointer of the configuration that only the other document's answers have: this side has no session yet.
    if (!(error instanceof InputError) || fitted.session === undefined) throw error;
    const { session, ...others } = fitted;
    const side = withoutSession(document, others);
    if (side === undefined || withoutSession(other, { ...others, session }) === undefined) throw error;
    return side;
  }
}

function withoutSession(document: LoadedDocument["document"], options: ModelOptions): Side | undefined {
  try {
    return toSide(document, options);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function assertCallable({ document }: LoadedDocument, { operations, model }: Side): void {
  if (operations.length > 0 || model.operations.length > 0) return;
  throw new SpecError(
    "There is no operation that can be called.",
    document.locate(["paths"]),
    "Add one under `paths`.",
  );
}
