/** The files and addresses that a document refers to, each read once. */
import { realpath, stat } from "node:fs/promises";
import { dirname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { limits, type SourceAccess } from "../sources/access.ts";
import { UnreachableError } from "../sources/unreachable-error.ts";
import { parseDocument, type SpecDocument } from "../parse-document.ts";
import { withPlainReferences } from "./plain-references.ts";
import { decodePercent, parseLocalRef } from "../pointer.ts";
import { addressOf } from "./reference-target.ts";
import { headersFor, readNamedFile, showAddress, trustOf } from "../sources/read-source.ts";
import type { Source } from "../sources/source.ts";
import { SpecError, type Place } from "../spec-error.ts";
import { pathOf, referencesOf, walkDocument } from "../walk-document.ts";

/** Parsed documents by address, the named one included. */
export type Documents = ReadonlyMap<string, SpecDocument>;

/**
 * Loads what a document refers to, and what that refers to, and so on.
 *
 * `undefined` if all its references stay inside and are pointers, which is the usual case: then nothing has to be put together.
 */
export async function loadReferences(
  root: SpecDocument,
  access: SourceAccess,
  deadline: AbortSignal = AbortSignal.timeout(limits.time),
): Promise<Documents | undefined> {
  const { location, named = location } = root.source;
  if (location === undefined || isPlain(root.source.text)) return undefined;
  const context: Context = { root: named, access, deadline, folder: await folderOf(location) };
  const documents = new Map([[location.href, root]]);
  let size = root.source.text.length;
  let hasNames = false;
  // The iteration of a Map includes what is added during it.
  for (const document of documents.values()) {
    const referred = referredAddresses(document, documents);
    hasNames ||= referred.hasNames;
    for (const [href, place] of referred.addresses) {
      const source = await readReferred(new URL(href), place, context);
      size += source.text.length;
      if (size > limits.all || documents.size >= limits.count) throw tooMuch(place());
      documents.set(href, withPlainReferences(parseDocument(source)));
    }
  }
  return documents.size > 1 || hasNames ? documents : undefined;
}

/** Whether the text alone shows that all references are pointers. A discriminator's mapping may have others in other words. */
function isPlain(text: string): boolean {
  return !/\$ref["']?\s*:\s*(?!\s|["']?#\/)/.test(text) && !/\bmapping["']?\s*:/.test(text);
}

/** What a document refers to by other references than pointers into itself. */
interface Referred {
  /** Whether there are any. */
  readonly hasNames: boolean;
  /** The addresses that are not loaded yet, each with the first place that refers to it. */
  readonly addresses: ReadonlyMap<string, () => Place>;
}

function referredAddresses(document: SpecDocument, known: Documents): Referred {
  const addresses = new Map<string, () => Place>();
  const judged = new Set<string>();
  let hasNames = false;
  for (const visited of walkDocument(document.root)) {
    for (const { ref, key } of referencesOf(visited)) {
      if (typeof ref !== "string" || judged.has(ref)) continue;
      judged.add(ref);
      if (parseLocalRef(ref) !== undefined) continue;
      hasNames = true;
      const address = addressOf(ref, document);
      if (address === undefined || known.has(address.href) || addresses.has(address.href)) continue;
      addresses.set(address.href, () => document.locate([...pathOf(visited), key]));
    }
  }
  return { hasNames, addresses };
}

interface Context {
  /** The address that the caller named. */
  readonly root: URL | undefined;
  /** Aborts when all addresses together have taken too long. */
  readonly deadline: AbortSignal;
  readonly access: SourceAccess;
  /** The real path of the folder that files may not leave; none where the document comes from the network. */
  readonly folder: string | undefined;
}

async function folderOf(location: URL): Promise<string | undefined> {
  return location.protocol === "file:" ? realpath(dirname(fileURLToPath(location))) : undefined;
}

function readReferred(url: URL, place: () => Place, context: Context): Promise<Source> {
  if (url.protocol === "git:") return readReferredCommit(url, place, context);
  if (url.protocol === "file:") return readReferredFile(url, place, context);
  if (url.protocol === "https:" || url.protocol === "http:") return readReferredAddress(url, place, context);
  throw new SpecError(`\`${url.protocol}\` is no address that is followed.`, place(), "Use a relative path, or https.");
}

async function readReferredFile(url: URL, place: () => Place, { folder, access }: Context): Promise<Source> {
  if (folder === undefined || url.host !== "") {
    const problem = "A document from the network refers to a file.";
    throw new SpecError(problem, place(), "Download the document with its files, and name the file.");
  }
  const path = pathOfFile(url, place);
  const shown = relative(process.cwd(), path);
  const real = await realpath(path).catch(() => undefined);
  const isInside = isWithin(folder, real ?? path);
  if (!isInside && access.allowOutside !== true) {
    const problem = `The reference to ${shown} leads out of the document's folder.`;
    throw new SpecError(problem, place(), "Move the file there, or allow it with --allow-outside.");
  }
  // Only files are read: a device or a pipe may never end.
  if (real === undefined || !(await stat(real)).isFile()) {
    throw new SpecError(`There is no file ${shown}.`, place(), "Mend the reference, or add the file.");
  }
  return { ...(await readNamedFile(path, shown)), location: url };
}

/** What a file of a commit refers to is read from the same commit, and from nowhere else. */
async function readReferredCommit(url: URL, place: () => Place, { root, access }: Context): Promise<Source> {
  if (root?.protocol !== "git:" || url.host !== root.host)
    throw new SpecError(
      `\`${url.protocol}\` is no address that is followed.`,
      place(),
      "Use a relative path, or https.",
    );
  const shown = decodePercent(url.pathname.slice(1));
  if (access.allowOutside !== true && !url.href.startsWith(new URL(".", root).href))
    throw new SpecError(
      `The reference to ${shown} leads out of the document's folder.`,
      place(),
      "Move the file there, or allow it with --allow-outside.",
    );
  const { readGitFile } = await import("../sources/git-source.ts");
  return readGitFile(url, shown);
}

/** The path of a `file:` address. Some have none: an escape may be invalid, or stand for a slash. */
function pathOfFile(url: URL, place: () => Place): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    const problem = `${JSON.stringify(url.href)} is no path of a file.`;
    throw new SpecError(problem, place(), "Write a percent sign that begins no escape as %25.", { cause: error });
  }
}

function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

async function readReferredAddress(url: URL, place: () => Place, { root, access, deadline }: Context): Promise<Source> {
  const file = showAddress(url);
  const { fetchText } = await import("../sources/fetch-text.ts");
  try {
    const { text, address } = await fetchText(url, {
      isTrusted: trustOf(root, access),
      headersFor: headersFor(root, access.headers),
      deadline,
    });
    return { file, name: file, text, location: address };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    if (deadline.aborted) throw tooSlow(place(), error);
    const hint = error.isPrivate
      ? "Refer to a public address, or allow it with --allow-private."
      : "Mend the reference, or download the file and refer to that.";
    throw new SpecError(`${file} cannot be read: ${error.message}.`, place(), hint, { cause: error });
  }
}

function tooSlow(place: Place, cause: UnreachableError): SpecError {
  const problem = `The documents that this one refers to have not arrived within ${limits.time / 1000} seconds.`;
  return new SpecError(problem, place, "Download them, and refer to the files.", { cause });
}

function tooMuch(place: Place): SpecError {
  const most = `${limits.count} files or ${limits.all / 2 ** 20} MiB`;
  return new SpecError(`The document refers to more than ${most}.`, place, "Split the document.");
}
