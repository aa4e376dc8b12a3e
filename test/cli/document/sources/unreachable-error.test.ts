import { expect, test } from "vitest";
import { UnreachableError } from "../../../../cli/src/document/sources/unreachable-error.ts";

test("says whether a flag would allow the address, and keeps its cause", () => {
  const cause = new Error("refused");
  expect(new UnreachableError("10.0.0.1 is a private address", { isPrivate: true })).toMatchObject({
    name: "UnreachableError",
    message: "10.0.0.1 is a private address",
    isPrivate: true,
  });
  expect(new UnreachableError("The server answered 500", { cause })).toMatchObject({ isPrivate: false, cause });
});
