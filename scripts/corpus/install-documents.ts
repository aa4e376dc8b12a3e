import { join } from "node:path";
import { installExactly } from "../install-exactly.ts";
import { root } from "../release/packages.ts";
import { packages } from "./documents.ts";

const folder = join(root, ".scratch/corpus");

/** The path of an installed document. */
export function documentPath(path: string): string {
  return join(folder, "node_modules", path);
}

/** Installs the packages that have the documents, unless exactly these are there from an earlier run. */
export function installDocuments(): Promise<void> {
  return installExactly(folder, { private: true, dependencies: packages });
}
