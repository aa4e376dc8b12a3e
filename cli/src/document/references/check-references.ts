/** Checks that every `$ref` leads to a value in the end, and that nothing is nested too deeply. */
import { maxDepth } from "../check-depth.ts";
import { stringAt, type Json } from "../json.ts";
import type { SpecDocument } from "../parse-document.ts";
import { parseLocalRef, valueAtPath, type Path } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import { pathOf, referencesOf, walkDocument } from "../walk-document.ts";

/** Throws a `SpecError` at the first reference that leads nowhere. Examples and extensions are data, not references. */
export function checkReferences(document: SpecDocument): void {
  const ends: Ends = new Map();
  for (const visited of walkDocument(document.root)) {
    if (visited.depth > maxDepth) {
      const problem = `The document is nested deeper than ${maxDepth} levels.`;
      throw new SpecError(problem, document.locate(pathOf(visited)), "Use `$ref` instead.");
    }
    for (const { ref, key } of referencesOf(visited)) {
      const problem = problemOf(document.root, ref, key, ends);
      if (problem !== undefined) throw fault(document, [...pathOf(visited), key], problem);
    }
  }
}

interface Problem {
  readonly problem: string;
  readonly hint: string;
}

function problemOf(root: Json, ref: Json, key: string, ends: Ends): Problem | undefined {
  if (typeof ref !== "string") {
    return { problem: `\`${key}\` must be a string.`, hint: "See the OpenAPI specification for what belongs here." };
  }
  const target = parseLocalRef(ref);
  if (target === undefined) {
    const hint = "Name the document as a file or an address, so that references to others can be followed.";
    return { problem: `${JSON.stringify(ref)} points out of this document.`, hint };
  }
  if (valueAtPath(root, target) === undefined) {
    return {
      problem: `${JSON.stringify(ref)} points to nothing.`,
      hint: "Mend the reference, or define what it names.",
    };
  }
  if (hasEnd(root, ref, ends)) return undefined;
  const problem = `${JSON.stringify(ref)} leads to nothing but references, which go round in a circle.`;
  return { problem, hint: "Define one of them: a property may lead back to its schema, a schema may not be itself." };
}

/** Whether each reference leads to a value in the end. Each is followed once, however long the chains are. */
type Ends = Map<string, boolean>;

function hasEnd(root: Json, ref: string, ends: Ends): boolean {
  const way = new Set<string>();
  let at: string | undefined = ref;
  while (at !== undefined && !ends.has(at) && !way.has(at)) {
    way.add(at);
    const path = parseLocalRef(at);
    at = path === undefined ? undefined : stringAt(valueAtPath(root, path), "$ref");
  }
  const isEnd = at === undefined || (ends.get(at) ?? false);
  for (const passed of way) ends.set(passed, isEnd);
  return isEnd;
}

function fault(document: SpecDocument, path: Path, { problem, hint }: Problem): SpecError {
  return new SpecError(problem, document.locate(path), hint);
}
