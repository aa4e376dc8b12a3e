/** What a package has of its document beside the generated folder, by the configuration's `package`. */
import type { Source } from "../../document/sources/source.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { Files } from "../emit/emit-folder.ts";
import { emitLock } from "./emit-lock.ts";
import { emitReference } from "./emit-reference.ts";
import { emitSkill } from "./emit-skill.ts";

/** The package that the generated folder is part of, and which files it has beside that folder. Paths start at the working directory. */
export interface PackageConfig {
  /** Its name, under which these files import it. */
  readonly name: string;
  /** Every operation with its signature: `REFERENCE.md`. */
  readonly reference?: string;
  /** What a coding agent has to know: `skills/acme-sdk/SKILL.md`. */
  readonly skill?: string;
  /** Versions, and hashes of what was read and made: `latchkey.lock.json`. */
  readonly lock?: string;
}

/** What the files tell of. */
export interface PackageContents {
  readonly model: SpecModel;
  readonly files: Files;
  readonly sources: readonly Source[];
  /** All that shapes the output beside the documents. */
  readonly options: object;
}

/** The files by path. */
export function emitPackageFiles(
  { name, reference, skill, lock }: PackageConfig,
  { model, files, sources, options }: PackageContents,
): Files {
  return new Map([
    ...(reference === undefined ? [] : [[reference, emitReference(model, name, typesOf(files))] as const]),
    ...(skill === undefined ? [] : [[skill, emitSkill(model, name)] as const]),
    ...(lock === undefined ? [] : [[lock, emitLock(model, files, sources, options)] as const]),
  ]);
}

/** The texts that have `operations` and `components`. */
function typesOf(files: Files): string[] {
  return Array.from(files).flatMap(([path, text]) => (/^(?:schema\.ts$|operations\/)/.test(path) ? [text] : []));
}
