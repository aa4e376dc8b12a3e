/** A comparison as a changeset of the package in the working directory. */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../../document/spec-error.ts";
import type { Diff } from "../change.ts";
import { markdownText } from "./markdown-text.ts";
import type { GroupedChange } from "./order-changes.ts";
import { sectionsOf, whereOf } from "./sections.ts";

/** Writes the file and resolves to its path; writes none where nothing has changed. Throws an `InputError` where there is no package. */
export async function writeChangeset(diff: Diff, folder: string = process.cwd()): Promise<string | undefined> {
  const name = await packageName(folder);
  if (diff.step === "none") return undefined;
  const text = emitChangeset(diff, name);
  // The same changes give the same file, so that a second run adds nothing.
  const file = `.changeset/api-${createHash("sha256").update(text).digest("hex").slice(0, 8)}.md`;
  try {
    await mkdir(join(folder, ".changeset"), { recursive: true });
    await writeFile(join(folder, file), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file} cannot be written: ${reason}`, "Mend the folder's rights.", { cause: error });
  }
  return file;
}

async function packageName(folder: string): Promise<string> {
  const missing = (reason: string, cause?: unknown): InputError =>
    new InputError(`--changeset: ${reason}`, "Run it in the folder of the package.", { cause });
  const text = await readFile(join(folder, "package.json"), "utf8").catch((error: unknown) => {
    throw missing("there is no package.json here.", error);
  });
  const name = readName(text);
  if (name === undefined) throw missing("package.json has no name.");
  return name;
}

function readName(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const name = typeof parsed === "object" && parsed !== null && "name" in parsed ? parsed.name : undefined;
    return typeof name === "string" && name !== "" ? name : undefined;
  } catch {
    return undefined;
  }
}

/** So many changes are listed; a changelog with more is read by nobody. */
const most = 100;

/** The text of the file. */
export function emitChangeset({ step, changes }: Diff, name: string): string {
  const groups = sectionsOf(changes).flatMap((section) => section.changes);
  const lines = groups.slice(0, most).map(lineOf);
  const rest = groups.length > most ? [`- And ${groups.length - most} more.`] : [];
  return `---\n${JSON.stringify(name)}: ${step}\n---\n\n${[...lines, ...rest].join("\n")}\n`;
}

function lineOf(change: GroupedChange): string {
  const where = whereOf(change);
  const breaking = change.step === "major" ? "**Breaking:** " : "";
  return `- ${breaking}${markdownText(where === "" ? change.message : `${where}: ${change.message}`)}`;
}
