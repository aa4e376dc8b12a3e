/** Where a document's text comes from. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { limits, type SourceAccess } from "./access.ts";
import { UnreachableError } from "./unreachable-error.ts";
import { decodeText, type Source } from "./source.ts";
import { InputError, SpecError } from "../spec-error.ts";

/** Reads a file, an http or https address, a file of a commit (`git:HEAD:openapi.yaml`), or standard input for `-`. */
export async function readSource(
  spec: string,
  stdin: AsyncIterable<Buffer | string> = process.stdin,
  headers: SourceAccess["headers"] = {},
): Promise<Source> {
  if (spec === "") throw new InputError("No OpenAPI document is named.", "Name one: latchkey generate openapi.yaml");
  if (spec === "-") return readInput(stdin);
  if (spec.startsWith("git:")) return (await import("./git-source.ts")).readGitSource(spec);
  const url = /^(?:https?|file):\/\//i.test(spec) && URL.canParse(spec) ? new URL(spec) : undefined;
  if (url?.protocol === "file:" && url.host === "") return readNamedFile(fileURLToPath(url), spec);
  return url === undefined || url.protocol === "file:" ? readNamedFile(spec, spec) : readAddress(url, headers);
}

/** Standard input; its references start from the working directory. */
async function readInput(stdin: AsyncIterable<Buffer | string>): Promise<Source> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > limits.file) throw tooLarge("<stdin>");
  }
  const text = decodeText(Buffer.concat(chunks));
  return { file: "<stdin>", name: "standard input", text, location: pathToFileURL(`${process.cwd()}/-`) };
}

/** Reads a file; messages call it `file`. */
export async function readNamedFile(path: string, file: string): Promise<Source> {
  try {
    const { size } = await stat(path);
    if (size > limits.file) throw tooLarge(file);
    // With an encoding a large file would be decoded piece by piece, and put together once more.
    const bytes = await readFile(path);
    return { file, name: basename(path), text: decodeText(bytes), location: pathToFileURL(path) };
  } catch (error) {
    if (error instanceof SpecError) throw error;
    throw unreadable(file, error);
  }
}

/** The caller has named this address, so it may be private, and so may redirects within its own origin. */
async function readAddress(url: URL, headers: Readonly<Record<string, string>>): Promise<Source> {
  const file = showAddress(url);
  url.hash = "";
  const { fetchText } = await import("./fetch-text.ts"); // Half of the runs' loading time, and most runs read files.
  try {
    const { text, address } = await fetchText(url, {
      isTrusted: ({ origin }) => origin === url.origin,
      headersFor: headersFor(url, headers),
    });
    const name = basename(url.pathname) || url.hostname;
    return { file, name, text, location: address, named: url };
  } catch (error) {
    throw error instanceof UnreachableError ? unreachable(file, error) : error;
  }
}

/** An address without what may be secret: user, password and query. */
export function showAddress(url: URL): string {
  return url.protocol === "file:" ? fileURLToPath(url) : `${url.origin}${url.pathname}`;
}

/** Whether an address that a document refers to may be fetched, wherever it leads. */
export function trustOf(root: URL | undefined, { allowPrivate = false }: SourceAccess): (url: URL) => boolean {
  return (url) => allowPrivate || (root !== undefined && root.protocol !== "file:" && url.origin === root.origin);
}

/** The caller's headers, for the origin that the caller named: redirects and references may lead to others. */
export function headersFor(
  root: URL | undefined,
  headers: SourceAccess["headers"] = {},
): (url: URL) => Readonly<Record<string, string>> {
  return ({ origin }) => (root !== undefined && root.protocol !== "file:" && origin === root.origin ? headers : {});
}

function tooLarge(file: string): SpecError {
  return new SpecError(`This is larger than ${limits.file / 2 ** 20} MiB.`, { file }, "Split the document.");
}

const causes: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file",
  EISDIR: "This is a folder, not a file",
  EACCES: "This file may not be read",
};

function unreadable(file: string, error: unknown): SpecError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const problem = causes[code] ?? `This file cannot be read (${code || String(error)})`;
  return new SpecError(`${problem}.`, { file }, "Name the OpenAPI document: latchkey generate openapi.yaml", {
    cause: error,
  });
}

function unreachable(file: string, cause: UnreachableError): SpecError {
  const hint = "Check the address, or download the document and name the file.";
  return new SpecError(`${cause.message}.`, { file }, hint, { cause });
}
