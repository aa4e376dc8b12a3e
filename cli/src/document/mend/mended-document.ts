/** A document that is read otherwise than it is written, and what a person should know of that. */
import type { SpecDocument } from "../parse-document.ts";

/** Something that was read otherwise than it stands in the document, or that changed nothing. */
export interface DocumentNotice {
  readonly kind: "overlay" | "path-item" | "status" | "nullable" | "collection-format";
  /** Without a full stop. */
  readonly message: string;
}

/** A document, and what was noticed on the way to it. */
export interface MendedDocument {
  readonly document: SpecDocument;
  readonly notices: readonly DocumentNotice[];
}

/** One step on the way. A document that needs no mending stays the same object. */
export type Mend = (document: SpecDocument) => MendedDocument;

/** Takes all steps, each with what those before it have made. */
export function mendBy(document: SpecDocument, steps: readonly Mend[]): MendedDocument {
  return steps.reduce<MendedDocument>(
    (before, step) => {
      const { document: mended, notices } = step(before.document);
      return { document: mended, notices: [...before.notices, ...notices] };
    },
    { document, notices: [] },
  );
}
