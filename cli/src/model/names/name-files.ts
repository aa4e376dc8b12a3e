/** Tags into file names, and the operations of each file. */
import { takeName } from "../../document/take-name.ts";
import type { OperationModel } from "../spec-model.ts";
import { splitWords } from "./identifier.ts";

/** The file of operations without a tag. */
export const untagged = "default";

const maxLength = 80;
/** A name on a disk has at most 255 bytes, and a character up to four; there must be room for a number and an extension. */
const maxBytes = 200;
// Names that Windows keeps for its devices, with any extension.
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The file name of each tag, without extension: `Blog Posts` is `blog-posts`.
 *
 * Only letters, digits and hyphens are left, so no tag leads out of the folder; where two meet, the later gets an underscore.
 * They meet in capitals too, as on disks that do not tell those apart.
 */
export function nameFiles(tags: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const tag of tags) if (!names.has(tag)) names.set(tag, takeName(fileName(tag), taken, inCapitals));
  return names;
}

function fileName(tag: string): string {
  const words = splitWords(tag).flatMap((word) => word.split(/(?<=\p{Ll})(?=\p{Lu})/u));
  const name = shorten(words.join("-").toLowerCase()) || "tag";
  return devices.test(name) ? `${name}-tag` : name;
}

/** A name as disks see it that do not tell small letters from capitals. */
export function inCapitals(name: string): string {
  return name.toUpperCase();
}

function shorten(name: string): string {
  const characters = [...name].slice(0, maxLength);
  while (Buffer.byteLength(characters.join("")) > maxBytes) characters.pop();
  return characters.join("");
}

/** Which operations share an endpoint file, in the order in which the files first appear in the document. */
export function operationsByFile(operations: Iterable<OperationModel>): Map<string, OperationModel[]> {
  return groupByFile(operations, ({ file }) => file);
}

/** The things of each file, in the order in which the files first appear. */
export function groupByFile<T>(things: Iterable<T>, fileOf: (thing: T) => string): Map<string, T[]> {
  const files = new Map<string, T[]>();
  for (const thing of things) {
    const file = fileOf(thing);
    const others = files.get(file);
    if (others === undefined) files.set(file, [thing]);
    else others.push(thing);
  }
  return files;
}
