/** `latchkey.lock.json`: what was generated from what, so that two states of a package can be told apart without generating. */
import { createHash } from "node:crypto";
import type { Source } from "../../document/sources/source.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { Files } from "../emit/emit-folder.ts";
import { generatedBy } from "../emit/provenance.ts";
import { quote } from "../text/quote.ts";

/** The text. A checkout may end lines otherwise, which changes no hash. */
export function emitLock(model: SpecModel, files: Files, sources: readonly Source[], options: object): string {
  const { title, version, operations } = model;
  const output = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).flat();
  const entries = [
    ["title", quote(title)],
    ["version", quote(version)],
    ["operations", String(operations.length)],
    ["document", quote(hash(sources.map(({ text }) => text.replaceAll("\r\n", "\n"))))],
    ["configuration", quote(hash([JSON.stringify(options, plain)]))],
    ["output", quote(hash(output))],
  ];
  const lines = entries.map(([key, value]) => `  "${key}": ${value}`);
  return `{\n  "generator": ${quote(generatedBy)},\n${lines.join(",\n")}\n}\n`;
}

/** A rule for names is code, and the order of keys says nothing. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === "function") return String(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function hash(texts: readonly string[]): string {
  return `sha256-${createHash("sha256").update(JSON.stringify(texts)).digest("hex")}`;
}
