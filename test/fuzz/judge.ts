/** What may never be in a generated folder, an error or a report, whatever the document says. */
import ts from "typescript";
import { marker } from "./hostile.ts";

/** A breach, in the same words for all of its kind, and where. */
export interface Fault {
  readonly kind: string;
  readonly detail: string;
}

// Control characters but tab and line feed, halves of characters; what is not seen, ends a line or turns its direction.
const unseen = /(?![\t\n])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const sourceMap = /[#@]\s*source(?:Mapping)?URL\s*=/;

/** Judges a whole folder: its files by path. */
export function judgeFiles(files: ReadonlyMap<string, string>): Fault[] {
  const paths = [...files.keys()];
  const folded = new Set(paths.map((path) => path.normalize("NFC").toUpperCase()));
  const shared =
    folded.size === paths.length ? [] : [{ kind: "two files of one name on some disks", detail: paths.join(" ") }];
  return [...shared, ...[...files].flatMap(([path, text]) => [...judgePath(path), ...judgeSource(path, text)])];
}

function judgePath(path: string): Fault[] {
  const isKnown =
    /^(?:(?:index|client|schemas|schema|path-client)\.ts|(?:endpoints|operations|schemas)\/[^/\\]+\.ts)$/.test(path);
  const [name = ""] = (path.split("/").at(-1) ?? "").split(".", 1);
  const isDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
  const isOdd = /[<>:"|?*]|\p{Cc}/u.test(path) || unseen.test(path) || Buffer.byteLength(path) > 255;
  return isKnown && !isDevice && !isOdd ? [] : [{ kind: "a file of an odd name", detail: JSON.stringify(path) }];
}

function judgeSource(path: string, text: string): Fault[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false);
  // Not declared, but there: `transpileModule` would do the same work twice to tell them.
  const { parseDiagnostics, commentDirectives } = source as unknown as {
    readonly parseDiagnostics: readonly ts.Diagnostic[];
    readonly commentDirectives?: readonly object[];
  };
  const faults: Fault[] = [];
  const [broken] = parseDiagnostics;
  if (broken !== undefined) {
    const message = ts.flattenDiagnosticMessageText(broken.messageText, " ");
    faults.push({
      kind: `a file that cannot be parsed: ${message}`,
      detail: `${path}: ${around(text, broken.start ?? 0)}`,
    });
  }
  const word = markedWord(source);
  if (word !== undefined) faults.push({ kind: "an injected word", detail: `${path}: ${around(text, word.pos)}` });
  const references = [source.referencedFiles, source.typeReferenceDirectives, source.libReferenceDirectives];
  if (
    references.some((list) => list.length > 0) ||
    (commentDirectives?.length ?? 0) > 0 ||
    /^\s*\/\/\s*@ts-/m.test(text)
  ) {
    faults.push({ kind: "a directive of the compiler", detail: path });
  }
  if (sourceMap.test(text)) faults.push({ kind: "a source map's comment", detail: path });
  return [...faults, ...judgeText(path, text)];
}

/** Judges a text that somebody sees: a file, a page, what a command prints. */
export function judgeText(name: string, text: string): Fault[] {
  const found = unseen.exec(text);
  return found === null
    ? []
    : [{ kind: `a raw control character in ${kindOf(name)}`, detail: `${name}: ${around(text, found.index)}` }];
}

/** Judges what a command prints: no line of it is a document's own but the first, which begins with the title. */
export function judgePrinted(name: string, text: string): Fault[] {
  const at = text.split("\n").findIndex((line, index) => index > 0 && line.startsWith(marker));
  const forged = at === -1 ? [] : [{ kind: `a line of the document's own in the ${name}`, detail: text.slice(0, 400) }];
  return [...forged, ...judgeText(name, text)];
}

/** Judges a page: no element that a document has brought in. */
export function judgePage(text: string): Fault[] {
  const at = text.indexOf(`<${marker}`);
  const injected = at === -1 ? [] : [{ kind: "an element in the page", detail: around(text, at) }];
  return [...injected, ...judgeText("page", text)];
}

function kindOf(name: string): string {
  return name.endsWith(".ts") ? "a file" : `the ${name}`;
}

/** The marker as a name of its own, where only literals and comments may have it. A schema's name may have it among underscores. */
function markedWord(node: ts.Node): ts.Node | undefined {
  if (ts.isIdentifier(node) && node.text === marker) return node;
  return ts.forEachChild(node, markedWord);
}

function around(text: string, position: number): string {
  return JSON.stringify(text.slice(Math.max(0, position - 60), position + 60));
}
