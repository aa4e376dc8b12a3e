/** From a name to a checked document: read, with all files that it refers to, as one. */
import type { Access } from "./sources/access.ts";
import { bundleDocument } from "./references/bundle-document.ts";
import { checkDocument } from "./check-document.ts";
import { convertSwagger } from "./convert-swagger.ts";
import { inlineMediaTypes } from "./inline-media-types.ts";
import { loadReferences } from "./references/load-references.ts";
import { parseDocument, type SpecDocument } from "./parse-document.ts";
import { withPlainReferences } from "./references/plain-references.ts";
import { readSource, type Source } from "./sources/read-source.ts";

/** What to load, and how far its references may lead. */
export interface LoadOptions extends Access {
  /** The document: a path, an address, or `-` for standard input. */
  readonly spec: string;
}

/** A document that is fit to be read by everything else, and what it was read from. */
export interface LoadedDocument {
  readonly document: SpecDocument;
  /** The named document first, then the files and addresses that it refers to. */
  readonly sources: readonly Source[];
}

/** Loads a document; throws a `SpecError` when it, or something that it refers to, is at fault. */
export async function loadDocument(options: LoadOptions): Promise<LoadedDocument> {
  const parsed = withPlainReferences(parseDocument(await readSource(options.spec)));
  const others = await loadReferences(parsed, options);
  const bundled = others === undefined ? parsed : bundleDocument(parsed, others);
  const sources = [parsed, ...(others?.values() ?? [])].map(({ source }) => source);
  return { document: openDocument(bundled), sources: [...new Set(sources)] };
}

/** Checks a document that stands in one text, and brings it to OpenAPI 3. */
export function openDocument(parsed: SpecDocument): SpecDocument {
  const document = convertSwagger(parsed);
  checkDocument(document);
  return inlineMediaTypes(document);
}
