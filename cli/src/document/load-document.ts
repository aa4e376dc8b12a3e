/** Loads a document: reads it, joins the files that it refers to, and checks the result. */
import type { SourceAccess } from "./sources/access.ts";
import { bundleDocument, targetOf } from "./references/bundle-document.ts";
import type { DocumentNotice, MendedDocument } from "./mend/mended-document.ts";
import type { Json } from "./json.ts";
import { openDocument } from "./open-document.ts";
import type { OverlaidDocument } from "./overlay/apply-overlay.ts";
import type { Overlay } from "./overlay/read-overlay.ts";
import { expandMaps } from "./references/expand-maps.ts";
import { type Documents, loadReferences } from "./references/load-references.ts";
import { parseDocument, type SpecDocument } from "./parse-document.ts";
import { withPlainReferences } from "./references/plain-references.ts";
import { readSource } from "./sources/read-source.ts";
import type { Source } from "./sources/source.ts";

/** What to load, and how far its references may lead. */
export interface LoadOptions extends SourceAccess {
  /** The document: a path, an address, or `-` for standard input. */
  readonly spec: string;
  /** Overlays (OpenAPI Overlay 1.0) that mend the document, each a path or an address. */
  readonly overlays?: readonly string[];
}

/** A checked document, and the sources that it was read from. */
export interface LoadedDocument {
  readonly document: SpecDocument;
  /** The named document first, then the files and addresses that it refers to, then the overlays. */
  readonly sources: readonly Source[];
  /** What was read otherwise than it stands there. */
  readonly notices: readonly DocumentNotice[];
}

/**
 * Loads a document; throws a `SpecError` when it, or something that it refers to, is at fault.
 *
 * `share` may put objects in the place of equal ones: those that are known from the last time.
 */
export async function loadDocument(
  options: LoadOptions,
  share: (tree: Json) => Json = (tree) => tree,
): Promise<LoadedDocument> {
  const parsedAnew = parseDocument(await readSource(options.spec, process.stdin, options.headers));
  const original = { ...parsedAnew, root: share(parsedAnew.root) };
  const { overlays, ...overlaid } = await withOverlays(original, options);
  const parsed = withPlainReferences(overlaid.document);
  const others = await loadReferences(parsed, options);
  const bundled = others === undefined ? { document: parsed, notices: [] } : joinDocuments(parsed, others);
  const read = [parsed, ...(others?.values() ?? []), ...overlays.map(({ document }) => document)];
  const sources = [...new Set(read.map(({ source }) => source))];
  const { document, notices } = openDocument(bundled.document);
  const idle = overlaid.notices.map((message): DocumentNotice => ({ kind: "overlay", message }));
  return { document, sources, notices: [...idle, ...bundled.notices, ...notices] };
}

/** The document after its overlays. Few have any, so that what reads them is loaded only then. */
async function withOverlays(
  document: SpecDocument,
  options: LoadOptions,
): Promise<OverlaidDocument & { readonly overlays: readonly Overlay[] }> {
  const files = options.overlays ?? [];
  if (files.length === 0) return { document, notices: [], overlays: [] };
  const [{ readOverlay }, { applyOverlays }] = await Promise.all([
    import("./overlay/read-overlay.ts"),
    import("./overlay/apply-overlay.ts"),
  ]);
  const overlays = await Promise.all(files.map((file) => readOverlay(file, headersOfOverlay(file, options))));
  return { ...applyOverlays(document, overlays), overlays };
}

/** The caller's headers are for the document's own origin; where that is a file, for the overlay's. */
function headersOfOverlay(overlay: string, { spec, headers }: LoadOptions): SourceAccess["headers"] {
  const isForeign = URL.canParse(spec) && /^https?:/i.test(spec) && new URL(spec).origin !== originOf(overlay);
  return isForeign ? {} : headers;
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

/** One document of several, once their maps are no references any more. */
function joinDocuments(root: SpecDocument, documents: Documents): MendedDocument {
  const resolve = targetOf(documents);
  const expanded = new Map([...documents].map(([href, document]) => [href, expandMaps(document, resolve)]));
  const [first = root] = expanded.values();
  return bundleDocument(first, expanded);
}
