/** From a document to a folder: read, check, model, write. */
import type { DocumentNotice } from "../document/mend/mended-document.ts";
import { loadDocument, type LoadOptions } from "../document/load-document.ts";
import { openDocument } from "../document/open-document.ts";
import { parseDocument, type SpecDocument } from "../document/parse-document.ts";
import { withPlainReferences } from "../document/references/plain-references.ts";
import type { Source } from "../document/sources/source.ts";
import { InputError, SpecError } from "../document/spec-error.ts";
import { emitFolder, type Files, type ImportExtension } from "./emit/emit-folder.ts";
import { buildModel } from "../model/build-model.ts";
import { listOperations, type OperationList } from "../model/list-operations.ts";
import type { ModelOptions } from "../model/model-options.ts";
import { resolveErrors } from "../model/resolve-errors.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { emitPackageFiles, type PackageConfig, type PackageContents } from "./beside/package-files.ts";
import { compareBeside, joinComparisons, writeBeside } from "./output/beside-folder.ts";
import { compareFolder, type Comparison } from "./output/compare-folder.ts";
import { noMemo, type Memo } from "./memo.ts";
import { writeFolder } from "./output/write-folder.ts";
import { emitTypesByFile, isLarge } from "./by-file/emit-types-by-file.ts";
import { declareTypes } from "./types/declare-types.ts";
import { emitTypes } from "./types/emit-types.ts";
import { withTextBytes } from "./types/text-bytes.ts";
import { splitSchemas } from "../model/split-schemas.ts";
import { toTypedDocument } from "./types/typed-document.ts";

/** What to generate, from what, to where. */
export interface GenerateOptions extends ModelOptions, LoadOptions {
  /** The folder to write, relative to the working directory. */
  readonly out: string;
  /** How relative imports end; `.js` unless given. */
  readonly importExtension?: ImportExtension;
  /** The package that the folder is part of, and its files that tell of the document. */
  readonly package?: PackageConfig;
  /** Whether to compare only, and write nothing. */
  readonly check?: boolean;
  /** Told what begins: a long document takes seconds. */
  readonly onStage?: (stage: string) => void;
}

/** What a run made, and found. */
export interface GenerateResult {
  readonly model: SpecModel;
  /** What was written, removed or left; with `check`, what would be. */
  readonly files: Comparison;
  /** The document, then the files and addresses that it refers to. */
  readonly sources: readonly Source[];
}

/**
 * Generates the SDK of a document.
 *
 * Throws a `SpecError` or an `InputError` when the input is at fault; the folder is then as it was.
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  const { model, files, sources } = await generateFrom(options);
  return { model, files, sources };
}

/** What a run has read. */
export interface ReadDocument {
  readonly document: SpecDocument;
  readonly list: OperationList;
}

/** What a run leaves. */
export interface LeftFolder {
  /** The TypeScript files of the folder, strangers as well, by path. */
  readonly folder: Files;
}

/** The same, with what it was made of; a memo spares the parts that the last run made of the same. */
export async function generateFrom(
  options: GenerateOptions & TypePlaces,
  memo: Memo = noMemo,
): Promise<GenerateResult & ReadDocument & LeftFolder> {
  options.onStage?.("reading the document");
  const { document, sources, notices } = await loadDocument(options, (tree) => memo.share("source", tree));
  const { model, files, list } = filesOf(document, options, notices, memo);
  if (model.operations.length === 0) throw nothingToCall(document, options);
  options.onStage?.(`writing ${files.size} files`);
  const beside = besideOf(options, { model, files, sources });
  if (options.out === "") throw new InputError("No folder is named to write to.", "Name one: --out generated");
  const [comparison, besides] = [await compareFolder(options.out, files), await compareBeside(beside)];
  const folder = options.check === true ? comparison.present : await writeFolder(options.out, files, comparison);
  if (options.check !== true) await writeBeside(beside, besides);
  return { model, files: joinComparisons(options.out, comparison, besides), sources, document, list, folder };
}

/** Options that say where something is, or how a run goes. */
const notShaping: ReadonlySet<string> = new Set([
  ...["spec", "overlays", "out", "package", "check", "onStage", "headers", "allowOutside", "allowPrivate"],
]);

/** What a package has beside the folder, told by all that shapes the output but the documents, which are read from anywhere. */
function besideOf(options: GenerateOptions, made: Omit<PackageContents, "options">): Files {
  if (options.package === undefined) return new Map();
  const shaping = Object.entries(options).filter(([key]) => !notShaping.has(key));
  return emitPackageFiles(options.package, { ...made, options: Object.fromEntries(shaping) });
}

/** An SDK without a single function is never what somebody wanted: it would replace one that has some. */
function nothingToCall(document: SpecDocument, { include, exclude }: ModelOptions): InputError {
  const isFiltered = include !== undefined || exclude !== undefined;
  const hint = isFiltered ? "Take in more with `include`, or leave out less with `exclude`." : "Add one under `paths`.";
  return new SpecError("There is no operation that can be called.", document.locate(["paths"]), hint);
}

/** For tests, whose documents are small. */
interface TypePlaces {
  /** Whether the types stand in files by tag; those of a large document do. */
  readonly typesByFile?: boolean;
}

type FileOptions = ModelOptions & Pick<GenerateOptions, "importExtension" | "onStage"> & TypePlaces;

interface GeneratedFiles {
  readonly model: SpecModel;
  readonly files: Files;
  readonly list: OperationList;
}

/** Makes the files of a document that stands in one text, without touching a disk. */
export function generateFiles(source: Source, options: FileOptions, memo: Memo = noMemo): GeneratedFiles {
  const { document, notices } = openDocument(withPlainReferences(parseDocument(source)));
  return filesOf(document, options, notices, memo);
}

function filesOf(
  given: SpecDocument,
  wanted: FileOptions,
  found: readonly DocumentNotice[],
  memo: Memo,
): GeneratedFiles {
  const { root, name } = resolveErrors(given.root, wanted.errors);
  const document = { ...given, root: memo.share("document", withTextBytes(root)) };
  const options = name === undefined ? wanted : { ...wanted, errors: name };
  const list = listOperations(document.root, options);
  options.onStage?.(`generating ${list.operations.length} operations`);
  const split = splitSchemas(document.root);
  const built = buildModel(document, list, split, options);
  const model = { ...built, operations: memo.share("operations", built.operations) };
  const notices = [...found.map(({ kind, message }) => ({ kind, message: `${message}.` })), ...model.notices];
  const extension = options.importExtension ?? ".js";
  const typed = toTypedDocument(document.root, list.operations, split, options.params, memo);
  const declared = declareTypes(typed, model.schemas, split, memo);
  const types =
    (options.typesByFile ?? isLarge(model))
      ? emitTypesByFile(declared, model, extension, memo)
      : emitTypes(declared, extension);
  const folder = emitFolder(model, types, extension, memo);
  memo.settle();
  return { model: { ...model, notices }, files: folder, list };
}
