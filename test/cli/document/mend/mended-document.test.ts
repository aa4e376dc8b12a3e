import { expect, test } from "vitest";
import { mendBy } from "../../../../cli/src/document/mend/mended-document.ts";
import type { Json } from "../../../../cli/src/document/json.ts";
import { documentOf } from "../spec-document.ts";

test("each step gets what those before it have made, and all notices are kept in their order", () => {
  const step = (root: Json, message: string) => (document: ReturnType<typeof documentOf>) => ({
    document: { ...document, root: [document.root, root] },
    notices: [{ kind: "status" as const, message }],
  });
  const { document, notices } = mendBy(documentOf("1"), [step(2, "a"), step(3, "b")]);
  expect(document.root).toEqual([[1, 2], 3]);
  expect(notices.map(({ message }) => message)).toEqual(["a", "b"]);
});
