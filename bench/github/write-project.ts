import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** One file to compile with everything it imports, and the name of its configuration; both stand beside an SDK. */
export interface Project {
  readonly folder: string;
  readonly file: string;
  readonly config: string;
}

/**
 * The strictest compiler settings that an application can have, the same for all. Modules are resolved as bundlers do it,
 * since four of the peers write imports without extensions.
 */
const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
  module: "preserve",
  types: [],
  noEmit: true,
  allowImportingTsExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
};

/** Writes an application into a folder that has its SDK. */
export async function writeProject(
  folder: string,
  name: string,
  text: string,
  skipLibCheck: boolean,
): Promise<Project> {
  const stem = `${name.replaceAll(/\W+/g, "-")}-${skipLibCheck ? "skip" : "check"}`;
  const project = { folder, file: join(folder, `${stem}.ts`), config: join(folder, `${stem}.json`) };
  const config = { compilerOptions: { ...compilerOptions, skipLibCheck }, files: [`${stem}.ts`] };
  await writeFile(project.file, text);
  await writeFile(project.config, JSON.stringify(config, undefined, 2));
  return project;
}
