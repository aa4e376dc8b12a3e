import { expect, test } from "vitest";
import { exampleFiles, withMessages } from "../../../scripts/types/compile-errors.ts";

const page = `# Errors

\`\`\`ts prelude
import { a } from "./generated/index.js";
import { b } from "./generated/endpoints/b.js";
\`\`\`

\`\`\`ts error
a(b);
b();
\`\`\`

\`\`\`text
stale
\`\`\`
`;

const diagnostic = { file: "example-1.ts", line: 3, column: 1, code: "TS1", message: ["No.", "  Because."] };

test("an example is compiled after the prelude, which takes one line", () => {
  const [opening, ...lines] = exampleFiles(page).get("example-1.ts")?.split("\n") ?? [];
  expect(opening).toContain('import { a } from "../../../generated/index.ts";');
  expect(opening).toContain('import { b } from "../../../generated/endpoints/b.ts";');
  expect(lines.slice(0, 2)).toEqual(["a(b);", "b();"]);
});

test("a message stands below its example, with the line of the example", () => {
  const written = withMessages(page, [diagnostic]);
  expect(written).toContain("```text\n2:1 - error TS1: No.\n  Because.\n```\n");
  expect(written).not.toContain("stale");
  expect(withMessages(written, [diagnostic])).toBe(written);
});

test("an example that compiles is an error", () => {
  expect(() => withMessages(page, [])).toThrow("nothing to say about:\na(b);");
});
