import { expect, test } from "vitest";
import { obstaclesIn, type ReleaseState } from "../../../scripts/release/obstacles.ts";

const address = "https://x.example";
const ready: ReleaseState = {
  publishing: {
    repository: address,
    homepage: address,
    bugs: address,
    securityContact: address,
    keywords: ["x"],
  },
  changesets: [],
  uncommitted: "\n",
  npmVersion: "11.5.1",
};

test("nothing stands in the way of a release that is ready", () => {
  expect(obstaclesIn(ready)).toEqual([]);
  expect(obstaclesIn({ ...ready, npmVersion: "12.0.0" })).toEqual([]);
});

test.each([
  ["a field that is not filled in", { publishing: { ...ready.publishing, bugs: "" } }, "fill in `bugs`"],
  ["changesets that wait", { changesets: ["a.md", "b.md"] }, "a.md, b.md wait"],
  ["a change that is not committed", { uncommitted: " M README.md\n" }, "not committed"],
  ["an npm that needs a token", { npmVersion: "11.5.0" }, "npm is 11.5.0"],
  ["an npm of an older line", { npmVersion: "9.9.9" }, "npm is 9.9.9"],
])("%s stands in the way", (_, change, said) => {
  expect(obstaclesIn({ ...ready, ...change })).toEqual([expect.stringContaining(said)]);
});
