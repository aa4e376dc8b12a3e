/** Finding and reading the configuration file. */
import { access, readFile, stat } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Config } from "./config.ts";
import { decodeText } from "./document/sources/source.ts";
import { InputError } from "./document/spec-error.ts";

/** The usual names, the first of which wins. */
export const configNames: readonly string[] = [
  "latchkey.config.ts",
  "latchkey.config.mjs",
  "latchkey.config.js",
  "latchkey.config.json",
];

/** Reads the named file, or the first of the usual ones in the working directory; an empty configuration if there is none. */
export async function loadConfig(named: string | undefined, folder: string = process.cwd()): Promise<Config> {
  const file = named === undefined ? await findConfig(folder) : resolve(folder, named);
  if (file === undefined) return {};
  return checkConfig(await readConfig(file), file);
}

async function findConfig(folder: string): Promise<string | undefined> {
  for (const name of configNames) {
    const file = resolve(folder, name);
    const exists = await access(file).then(
      () => true,
      () => false,
    );
    if (exists) return file;
  }
  return undefined;
}

async function readConfig(file: string): Promise<unknown> {
  try {
    if (extname(file) === ".json") return JSON.parse(decodeText(await readFile(file)));
    // Node keeps what it has imported, but a watched file may have been saved since.
    const { mtimeMs } = await stat(file);
    const module: unknown = await import(`${pathToFileURL(file).href}?${mtimeMs}`);
    return typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  } catch (error) {
    throw new InputError(`${file}${await placeOfFault(file)} cannot be read: ${reason(error)}`, hintFor(error), {
      cause: error,
    });
  }
}

/** `:3:8`, where the compiler finds the first fault of a module; nothing where its syntax has none. */
async function placeOfFault(file: string): Promise<string> {
  if (extname(file) === ".json") return "";
  const text = await readFile(file, "utf8").catch(() => "");
  const { default: ts } = await import("typescript");
  const { diagnostics } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true });
  const [fault] = diagnostics ?? [];
  if (fault?.file === undefined || fault.start === undefined) return "";
  const { line, character } = fault.file.getLineAndCharacterOfPosition(fault.start);
  return `:${line + 1}:${character + 1}`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function hintFor(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_UNKNOWN_FILE_EXTENSION")
    return "This Node reads no TypeScript: use Node 22.18 or newer, or latchkey.config.mjs.";
  return "Mend the file, or name another with --config.";
}

type Check = (value: unknown) => boolean;

const isString: Check = (value) => typeof value === "string";
const isStrings: Check = (value) => Array.isArray(value) && value.every(isString);
const isRecord: Check = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isRecords: Check = (value) => isRecord(value) && Object.values(value as object).every(isRecord);

const isParams: Check = (value) =>
  isRecord(value) &&
  Object.entries(value as object).every(
    ([place, values]) => /^(?:path|query|header|cookie)$/.test(place) && isRecord(values) && isScalars(values),
  );
const isScalars = (values: object): boolean =>
  Object.values(values).every((value) => /^(?:string|number|boolean)$/.test(typeof value) && value !== "");

const schemeKeys: ReadonlySet<string> = new Set(
  "type scheme in name description as prefix bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated".split(
    " ",
  ),
);
const isSchemes: Check = (value) =>
  isRecords(value) &&
  Object.values(value as object).every((scheme: object) =>
    Object.keys(scheme).every((key) => schemeKeys.has(key) || key.startsWith("x-")),
  );

/** Paths are those of files below the folder: a configuration names nothing outside its package. */
const isPackage: Check = (value) =>
  isRecord(value) &&
  "name" in (value as object) &&
  Object.entries(value as object).every(
    ([key, text]) =>
      /^(?:name|reference|skill|lock)$/.test(key) &&
      (text === undefined ||
        (typeof text === "string" && /^[^\\]+$/.test(text) && !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(text))),
  );

const isNames: Check = (value) =>
  typeof value === "function" || (isRecord(value) && Object.values(value as object).every(isString));

/** Every key of a configuration, and what its value must be. */
const keys: ReadonlyMap<string, readonly [check: Check, expected: string]> = new Map([
  ["spec", [isString, "a string"]],
  ["overlays", [isStrings, "a list of strings"]],
  ["out", [isString, "a string"]],
  ["importExtension", [(value) => value === ".js" || value === ".ts" || value === "", '".js", ".ts" or ""']],
  ["package", [isPackage, "an object with `name`, and paths below this folder under `reference`, `skill` or `lock`"]],
  ["include", [isStrings, "a list of strings"]],
  ["exclude", [isStrings, "a list of strings"]],
  ["schemes", [isSchemes, `an object with an object for each scheme, with the keys ${[...schemeKeys].join(", ")}`]],
  ["security", [(value) => Array.isArray(value) && value.every(isRecord), "a list of objects"]],
  ["session", [isRecords, "an object with an object for each scheme"]],
  ["pages", [isRecords, "an object with an object for each operation"]],
  ["params", [isParams, "an object with texts, numbers or booleans by name under path, query, header or cookie"]],
  ["errors", [(value) => isString(value) || isRecord(value), "the name of a schema, or a schema"]],
  ["names", [isNames, "an object of strings, or a function"]],
]);

function checkConfig(config: unknown, file: string): Config {
  if (!isRecord(config))
    throw new InputError(`${file} exports no configuration.`, "Export one: export default defineConfig({ … });");
  for (const [key, value] of Object.entries(config as object)) {
    const rule = keys.get(key);
    if (rule === undefined)
      throw new InputError(`${file}: there is no option \`${key}\`.`, `There are ${[...keys.keys()].join(", ")}.`);
    const [check, expected] = rule;
    if (value !== undefined && !check(value))
      throw new InputError(`${file}: \`${key}\` must be ${expected}.`, "Mend the configuration.");
  }
  return config as Config; // Each key has been checked.
}
