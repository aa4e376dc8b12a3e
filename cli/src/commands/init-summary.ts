/** What `latchkey init` prints when it is done. */
import { escapeUnseen } from "../generate/text/escape.ts";
import { counted, oneLine } from "../generate/text/one-line.ts";
import type { InitResult } from "../init/init-package.ts";

interface Made extends InitResult {
  readonly dir: string;
  readonly open: readonly string[];
}

/** The text: what was made, what is left to fill in, what to do next. */
export function summarizeInit({ facts, paths, dir, open }: Made): string {
  const { name, model } = facts;
  const lines = [
    `✓ ${name} is in ${dir}: ${paths.length} files, ${counted(model.operations.length, "operation")} of ${oneLine(model.title)}.`,
    ...(open.length === 0 ? [] : ["", "Left to fill in:", ...open.map((point) => `  - ${point}`)]),
    "",
    "Next:",
    `  cd ${dir}`,
    "  git init --initial-branch=main   (unless it is in a repository already)",
    "  npm install",
    "  npm test",
  ];
  return `${lines.map(escapeUnseen).join("\n")}\n`;
}

/** The same as JSON. */
export function initJson({ facts, paths, dir, open }: Made): string {
  return `${JSON.stringify({ name: facts.name, dir, operations: facts.model.operations.length, files: paths, open }, null, 2)}\n`;
}
