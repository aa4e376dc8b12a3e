/** What an editor shows: TypeScript 5.9's language service over one file. */
import ts from "typescript";

/** A file that is open in an editor. */
export interface Editor {
  /** What an editor shows when the pointer is over this piece of text; the last one, if it occurs more than once. */
  hover(piece: string): Hover;
  /** The names that completion offers at the end of this piece of text. */
  completions(piece: string): readonly string[];
  /** Appends to the file, so that the language service builds a new program. */
  type(text: string): void;
}

/** The text of a hover: the declaration, and the documentation below it. */
export interface Hover {
  readonly declaration: string;
  readonly documentation: string;
  /** Such as `deprecated`. */
  readonly tags: readonly string[];
}

/** Opens a file under the compiler options of a `tsconfig.json`. */
export function openEditor(configPath: string, file: string): Editor {
  const { config } = ts.readConfigFile(configPath, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ts.sys.resolvePath(`${configPath}/..`));
  let text = ts.sys.readFile(file) ?? "";
  const snapshots = new Map<string, ts.IScriptSnapshot | undefined>(); // Read once, as an editor does.
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    // Only this file changes, and only by growing.
    getScriptVersion: (path) => (path === file ? String(text.length) : "1"),
    getScriptSnapshot(path) {
      if (path === file) return ts.ScriptSnapshot.fromString(text);
      if (!snapshots.has(path)) snapshots.set(path, snapshotOf(path));
      return snapshots.get(path);
    },
    getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
    realpath: (path) => ts.sys.realpath?.(path) ?? path,
  };
  const service = ts.createLanguageService(host);
  return {
    hover(piece) {
      const info = service.getQuickInfoAtPosition(file, positionOf(text, piece));
      return {
        declaration: ts.displayPartsToString(info?.displayParts),
        documentation: ts.displayPartsToString(info?.documentation),
        tags: (info?.tags ?? []).map(({ name }) => name),
      };
    },
    completions(piece) {
      const position = positionOf(text, piece) + piece.length;
      return (service.getCompletionsAtPosition(file, position, {})?.entries ?? []).map(({ name }) => name);
    },
    type(added) {
      text += added;
    },
  };
}

function snapshotOf(path: string): ts.IScriptSnapshot | undefined {
  const text = ts.sys.readFile(path);
  return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
}

function positionOf(text: string, piece: string): number {
  const position = text.lastIndexOf(piece);
  if (position === -1) throw new RangeError(`The file has no ${JSON.stringify(piece)}`);
  return position;
}
