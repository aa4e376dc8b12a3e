import { describe, expect, test } from "vitest";
import { emitReference } from "../../../../cli/src/generate/beside/emit-reference.ts";
import { isLarge } from "../../../../cli/src/generate/by-file/emit-types-by-file.ts";
import { generateText } from "../generate-text.ts";
import { made, yaml } from "./blog.ts";

describe("the types of a large document", () => {
  test("stand in files by tag, and in no more than are needed", () => {
    expect([...made.files.keys()].filter((path) => /^(?:operations|schemas|schema\.)/.test(path))).toEqual([
      ...["schemas.ts", "schemas/shared.ts", "schemas/blog.ts", "schemas/unused.ts", "schema.ts"],
      ...["operations/shared.ts", "operations/blog.ts", "operations/users.ts", "operations/health.ts"],
      "operations/unused.ts",
    ]);
  });

  test("are imported by an endpoint file from those of its tag, or from what tags share", () => {
    expect(made.file("endpoints/blog.ts")).toContain('from "../operations/blog.js";\n');
    expect(made.file("endpoints/blog.ts")).toContain('import type * as schemas from "../schemas/blog.js";\n');
    expect(made.file("endpoints/users.ts")).toContain('import type * as schemas from "../schemas/shared.js";\n');
  });

  test("are spelled in a reference as those of a small one", () => {
    const whole = generateText(yaml);
    const textOf = ({ model, files }: typeof whole): string => emitReference(model, "@acme/blog", [...files.values()]);
    expect(textOf(made)).toBe(textOf(whole));
    expect(textOf(made)).toContain("page?: schemas.PageNumber");
  });
});

test("a tag that is called as one of our files keeps its name", () => {
  const { files } = generateText(yaml.replace("[Users]", "[Shared]").replace("[Health]", "[UNUSED]"), {
    typesByFile: true,
  });
  for (const path of ["endpoints/shared.ts", "operations/shared.ts", "operations/shared_.ts", "schemas/unused_.ts"])
    expect([...files.keys()]).toContain(path);
});

test.each([
  [499, false],
  [500, true],
])("a document with %i operations and schemas is large: %s", (count, want) => {
  const { model } = generateText(yaml);
  const [operation, schema] = [model.operations[0], model.schemas[0]];
  if (operation === undefined || schema === undefined) throw new Error("There is none.");
  const operations = Array.from({ length: 200 }, () => operation);
  const schemas = Array.from({ length: count - 200 }, () => schema);
  expect(isLarge({ ...model, operations, schemas })).toBe(want);
});
