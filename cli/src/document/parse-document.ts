/** Parses the text of a document into the tree that everything else reads. */
import {
  Composer,
  type CST,
  LineCounter,
  Parser,
  type Document as YamlDocument,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Node,
} from "yaml";
import { isTooDeep, maxDepth, shapeOfYaml } from "./check-depth.ts";
import { endlessAliasIn } from "./endless-alias.ts";
import type { Json } from "./json.ts";
import { countKeys, duplicateKeyInJson, shapeOfJson } from "./json-shape.ts";
import { kindOfText } from "./kind-of-document.ts";
import { formatPointer, type Path } from "./pointer.ts";
import type { Source } from "./sources/source.ts";
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

function parseJson(source: Source): Json | undefined {
  const { text } = source;
  if (!/^\s*[{[]/.test(text)) return undefined;
  let root: Json;
  try {
    root = JSON.parse(text) as Json; // JSON.parse returns exactly what Json describes.
  } catch {
    // It may be YAML in flow style. If it is not, the YAML parser reports the line of the error.
    return undefined;
  }
  const { deepPlace, keys } = shapeOfJson(text);
  if (deepPlace !== undefined) throw tooDeep(placeIn(source, deepPlace));
  const twice = keys > countKeys(root) ? duplicateKeyInJson(text) : undefined;
  if (twice !== undefined) throw standsTwice(placeIn(source, twice));
  return root;
}

function readYaml(source: Source): Json {
  const other = kindOfText(source.text);
  if (other !== undefined)
    throw new SpecError(`This is not an OpenAPI document, but ${other.what}.`, placeIn(source, 0), other.hint);
  const { document, place, hasAlias } = parseWithPositions(source);
  const [error] = document.errors;
  if (error !== undefined) {
    const problem = `This is not valid ${/^\s*[{[]/.test(source.text) ? "JSON or YAML" : "YAML"}: ${firstLine(error.message)}`;
    throw new SpecError(problem, place(error.pos[0]), "Mend the syntax at this place.", { cause: error });
  }
  const twice = duplicateKeyIn(document.contents);
  if (twice !== undefined) throw standsTwice(place(twice));
  const endless = hasAlias ? endlessAliasIn(document) : undefined;
  if (endless !== undefined) {
    const problem = "This alias stands inside the value that it stands for, so the value has no end.";
    throw new SpecError(problem, place(endless), "Use `$ref`, which may go round in a circle.");
  }
  const root = expand(document, place);
  if (hasAlias && isTooDeep(root)) throw tooDeep(place(0));
  return root;
}

/** The offset of a key that its object has already (YAML 1.2, section 3.2.1.3). */
function duplicateKeyIn(root: Node | null): number | undefined {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!isCollection(node)) continue;
    const keys = new Set<unknown>();
    for (const item of node.items) {
      if (!isPair<Node, Node>(item)) {
        open.push(item);
        continue;
      }
      open.push(item.key, item.value);
      if (!isMap(node) || !isScalar(item.key)) continue;
      if (keys.has(item.key.value)) return item.key.range?.[0] ?? 0;
      keys.add(item.key.value);
    }
  }
  return undefined;
}

function expand(document: YamlDocument.Parsed, place: (offset: number) => Place): Json {
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

interface PositionedYaml {
  readonly document: YamlDocument.Parsed;
  readonly hasAlias: boolean;
  place(offset: number): Place;
}

/** Checks the depth of the tokens first, because what composes them is recursive. */
function parseWithPositions(source: Source): PositionedYaml {
  const lineCounter = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const tokens = [...new Parser(lineCounter.addNewLine).parse(source.text)];
  const { deepPlace, hasAlias } = shapeOfYaml(tokens);
  if (deepPlace !== undefined) throw tooDeep(place(deepPlace));
  return { document: composeFirst(tokens, source.text.length), hasAlias, place };
}

/** The first document of a stream, which is all that a file of this kind has. */
function composeFirst(tokens: readonly CST.Token[], end: number): YamlDocument.Parsed {
  // The parser compares each key with all others of its object, which takes minutes for 20,000: see `duplicateKeyIn`.
  const options = { prettyErrors: false, logLevel: "silent", merge: true, uniqueKeys: false } as const;
  const [first] = new Composer(options).compose(tokens, true, end);
  if (first === undefined) throw new Error("A composer that is told to gives a document for any text.");
  return first;
}

function placeIn({ file, text }: Source, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function standsTwice(place: Place): SpecError {
  return new SpecError("This key stands in its object twice.", place, "Remove or rename one of them.");
}

function tooDeep(place: Place): SpecError {
  return new SpecError(`The document is nested deeper than ${maxDepth} levels.`, place, "Use `$ref` instead.");
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
