/** Where a document's files stand in the package. */
import { basename, dirname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Source } from "../document/sources/source.ts";
import { InputError } from "../document/spec-error.ts";
import type { Files } from "../generate/emit/emit-folder.ts";

/** A document in its package. */
export interface PlacedDocument {
  /** What the configuration calls it: a path in the package, or an address. */
  readonly spec: string;
  /** What is copied, by path. */
  readonly files: Files;
  /** Where a newer one can be had, without what may be secret. */
  readonly address: string | undefined;
  /** Whether something was left out of that address. */
  readonly isAddressCut: boolean;
}

/**
 * One file becomes `openapi.yaml` or `openapi.json`. Several keep their names, in a folder. Several at addresses stay there, since what they
 * refer to by relative addresses is found nowhere else.
 */
export function placeDocument(sources: readonly Source[]): PlacedDocument {
  const [root, ...others] = sources;
  if (root === undefined) throw new InputError("There is no document.");
  const named = root.named === undefined ? undefined : withoutSecrets(root.named);
  const origin = { address: named, isAddressCut: named !== undefined && named !== root.named?.href };
  const files = others.filter(isFile);
  if (named !== undefined && others.length > 0) return { spec: named, files: new Map(), ...origin };
  if (files.length === 0) {
    const spec = /^\s*\{/.test(root.text) ? "openapi.json" : "openapi.yaml";
    return { spec, files: new Map([[spec, root.text]]), ...origin };
  }
  const folder = dirname(pathOf(root));
  const placed = new Map([root, ...files].map((source) => [place(folder, source), source.text]));
  return { spec: `openapi/${basename(pathOf(root))}`, files: placed, ...origin };
}

function isFile({ location }: Source): boolean {
  return location?.protocol === "file:";
}

function pathOf({ location }: Source): string {
  return location === undefined ? "openapi.yaml" : fileURLToPath(location);
}

function place(folder: string, source: Source): string {
  const path = relative(folder, pathOf(source)).replaceAll(sep, "/");
  if (!path.startsWith("..") && !/^(?:[a-z]:)?\//i.test(path)) return `openapi/${path}`;
  throw new InputError(
    `${source.file} stands outside the document's folder, and cannot be copied with it.`,
    "Put the document's files into one folder, or join them into one file.",
  );
}

/** User, password and query may be secret, and a package is published. */
function withoutSecrets({ origin, pathname }: URL): string {
  return origin + pathname;
}
