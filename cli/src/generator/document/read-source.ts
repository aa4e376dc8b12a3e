/** Where a document's text comes from. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { text } from "node:stream/consumers";
import { InputError, SpecError } from "./spec-error.ts";

/** The text of a document. */
export interface Source {
  /** As messages name it: the path that the caller gave. */
  readonly file: string;
  /** As generated code names it: without folders, since those differ from machine to machine. */
  readonly name: string;
  readonly text: string;
}

const causes: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file",
  EISDIR: "This is a folder, not a file",
  EACCES: "This file may not be read",
};

/** Reads a file, or standard input for `-`. */
export async function readSource(spec: string, stdin: NodeJS.ReadableStream = process.stdin): Promise<Source> {
  if (spec === "-") return { file: "<stdin>", name: "standard input", text: await text(stdin) };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(spec)) {
    throw new InputError(
      `${spec}: documents are read from files.`,
      "Download it, or pipe it in: latchkey generate - < file",
    );
  }
  try {
    return { file: spec, name: basename(spec), text: stripMark(await readFile(spec, "utf8")) };
  } catch (error) {
    throw unreadable(spec, error);
  }
}

function stripMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function unreadable(file: string, error: unknown): SpecError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const problem = causes[code] ?? `This file cannot be read (${code || String(error)})`;
  return new SpecError(`${problem}.`, { file }, "Name the OpenAPI document: latchkey generate openapi.yaml", {
    cause: error,
  });
}
