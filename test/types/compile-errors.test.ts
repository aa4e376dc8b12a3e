import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { exampleFiles, withMessages } from "../../scripts/types/compile-errors.ts";
import {
  type Diagnosis,
  diagnose,
  type Diagnostic,
  patience,
  typescript5,
  typescript7,
} from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";

const page = await readFile(join(root, "docs/compile-errors.md"), "utf8");
let ours: Diagnosis;
let older: Diagnosis;

beforeAll(async () => {
  const folder = await writeTypesFolder("compile-errors-test", exampleFiles(page), { noUnusedLocals: false });
  ours = await diagnose(typescript7, folder);
  older = await diagnose(typescript5, folder);
}, patience);

const ofExamples = ({ diagnostics }: Diagnosis) => diagnostics.filter(({ file }) => file.startsWith("example-"));

/** A diagnostic by its place and the words of its reason: TypeScript 5.9 lists the members of a union as it met them. */
function gist({ file, line, column, code, message }: Diagnostic): string {
  const words = (message.at(-1) ?? "").match(/[\w"'-]+/g) ?? [];
  return `${file}:${line}:${column} ${code} ${words.toSorted().join(" ")}`;
}

describe("docs/compile-errors.md", () => {
  test("has the messages of TypeScript 7, word for word (else: npm run docs:compile-errors)", () => {
    expect(withMessages(page, ours.diagnostics)).toBe(page);
  });

  test("has what TypeScript 5.9 says, but for the order in unions", () => {
    expect(ofExamples(older).map(gist).toSorted()).toEqual(ofExamples(ours).map(gist).toSorted());
  });

  test("names the missing scheme in the last line of each message about a client", () => {
    const aboutClients = ofExamples(ours).filter(({ message }) =>
      message.some((line) => line.includes("type 'Client<")),
    );
    const reasons = aboutClients.map(({ message }) => message.at(-1)?.trim());
    expect(reasons.length).toBeGreaterThan(8);
    for (const reason of reasons)
      expect(reason).toMatch(/^Property '\w+' is missing in type '\{.*\}' but required in type/);
  });

  test("needs no more than seven lines for any of them", () => {
    expect(Math.max(...ofExamples(ours).map(({ message }) => message.length))).toBeLessThanOrEqual(7);
  });
});
