import { expect, test } from "vitest";
import { application, latchkey } from "../../../../scripts/types/large/applications.ts";

test("calls are spread over the whole document", () => {
  const text = application(latchkey, 4, 100);
  expect(Array.from(text.matchAll(/changeThing(\d+)/g), ([, index]) => Number(index))).toEqual([0, 25, 50, 75]);
});

test("without calls the client is there all the same", () => {
  expect(application(latchkey, 0, 100)).toContain("export { client };");
});
