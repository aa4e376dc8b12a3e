/** From text to the one parsed tree that everything else reads. */
import {
  LineCounter,
  parseDocument as parseYaml,
  type Document as YamlDocument,
  isAlias,
  isCollection,
  isPair,
  type Node,
} from "yaml";
import type { Json } from "./json.ts";
import { formatPointer, type Path } from "./pointer.ts";
import type { Source } from "./sources/read-source.ts";
import { SpecError, type Place } from "./spec-error.ts";

/** A parsed document, and the way back to its text. */
export interface SpecDocument {
  readonly source: Source;
  readonly root: Json;
  /** Where the value (or the nearest one above it) stands. Slow: it parses the text once more, with positions. */
  locate(path: Path): Place;
}

/** How often YAML aliases may multiply nodes; more is a billion-laughs document. */
const maxAliasCount = 10_000;

/** Parses JSON or YAML 1.2. Positions are only looked up when there is an error to place. */
export function parseDocument(source: Source): SpecDocument {
  const root = parseJson(source) ?? readYaml(source);
  return { source, root, locate: (path) => locate(source, path) };
}

function parseJson({ text }: Source): Json | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json; // JSON.parse returns exactly what Json describes.
  } catch {
    // It may be YAML in flow style; if it is not, that parser knows the line.
    return undefined;
  }
}

function readYaml(source: Source): Json {
  const { document, place } = parseWithPositions(source);
  const [error] = document.errors;
  if (error?.message.includes("call stack") === true) {
    throw new SpecError("The document is nested too deeply to be read.", place(error.pos[0]), "Use `$ref` instead.");
  }
  if (error !== undefined) {
    const problem = `This is not valid ${/^\s*[{[]/.test(source.text) ? "JSON or YAML" : "YAML"}: ${firstLine(error.message)}`;
    throw new SpecError(problem, place(error.pos[0]), "Mend the syntax at this place.", { cause: error });
  }
  try {
    return document.toJS({ maxAliasCount }) as Json; // The core schema makes nothing but JSON values.
  } catch (error) {
    const problem = `The document cannot be expanded: ${error instanceof Error ? error.message : String(error)}.`;
    throw new SpecError(problem, place(0), "Use fewer YAML aliases, or $ref.", { cause: error });
  }
}

function locate(source: Source, path: Path): Place {
  const { document, place } = parseWithPositions(source);
  return { ...place(offsetAt(document, path)), pointer: formatPointer(path) };
}

function parseWithPositions(source: Source): { document: YamlDocument.Parsed; place(offset: number): Place } {
  const lineCounter = new LineCounter();
  const document = parseYaml(source.text, { lineCounter, prettyErrors: false, logLevel: "silent", merge: true });
  const place = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return { document, place };
}

/** The offset of the value; where a step leads nowhere, of the last value that exists. */
function offsetAt(document: YamlDocument.Parsed, path: Path): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    node = childOf(node, key);
    if (node === undefined || node === null) return offset;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}

function childOf(node: Node | null | undefined, key: string): Node | undefined {
  if (!isCollection(node)) return undefined;
  for (const [index, item] of node.items.entries()) {
    if (isPair<Node, Node>(item)) {
      if (String(item.key) === key) return item.value ?? item.key;
    } else if (String(index) === key) {
      return item as Node; // A sequence's items are nodes: the document was parsed, not built.
    }
  }
  return undefined;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
