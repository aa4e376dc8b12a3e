/** Every `$ref` leads somewhere, and nothing is nested absurdly deep. */
import { maxDepth } from "../check-depth.ts";
import type { Json } from "../json.ts";
import type { SpecDocument } from "../parse-document.ts";
import { parseLocalRef, valueAtPath, type Path } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { pathOf, referencesOf, walkDocument } from "../walk-document.ts";

/** Throws a `SpecError` at the first reference that leads nowhere. Examples and extensions are data, not references. */
export function checkReferences(document: SpecDocument): void {
  for (const visited of walkDocument(document.root)) {
    if (visited.depth > maxDepth) {
      const problem = `The document is nested deeper than ${maxDepth} levels.`;
      throw new SpecError(problem, document.locate(pathOf(visited)), "Use `$ref` instead.");
    }
    for (const { ref, key } of referencesOf(visited)) {
      const problem = problemOf(document.root, ref, key);
      if (problem !== undefined) throw fault(document, [...pathOf(visited), key], problem);
    }
  }
}

interface Problem {
  readonly problem: string;
  readonly hint: string;
}

function problemOf(root: Json, ref: Json, key: string): Problem | undefined {
  if (typeof ref !== "string") {
    return { problem: `\`${key}\` must be a string.`, hint: "See the OpenAPI specification for what belongs here." };
  }
  const target = parseLocalRef(ref);
  if (target === undefined) {
    const hint = "Name the document as a file or an address, so that references to others can be followed.";
    return { problem: `${JSON.stringify(ref)} points out of this document.`, hint };
  }
  if (valueAtPath(root, target) !== undefined) return undefined;
  return { problem: `${JSON.stringify(ref)} points to nothing.`, hint: "Mend the reference, or define what it names." };
}

function fault(document: SpecDocument, path: Path, { problem, hint }: Problem): SpecError {
  return new SpecError(problem, document.locate(path), hint);
}
