import { expect, test } from "vitest";
import { release, type ReleaseSteps } from "../../../scripts/release/release.ts";

/** The steps of a release of two packages, and what they have done. */
function stepsWith(obstacles: readonly string[]): { readonly steps: ReleaseSteps; readonly done: string[] } {
  const done: string[] = [];
  const packages = ["a", "b"].map((name) => ({ name, version: "1.0.0", tarball: `${name}.tgz` }));
  const steps: ReleaseSteps = {
    obstacles: () => Promise.resolve(obstacles),
    check: () => Promise.resolve("checked"),
    packed: () => Promise.resolve(packages),
    show: ({ name }) => Promise.resolve(`${name}: its files`),
    publish: ({ name }, args) => Promise.resolve(["published", name, ...args].join(" ")),
    print: (text) => done.push(text),
  };
  return { steps, done };
}

test("publishes every package after the checks, with the arguments of the command", async () => {
  const { steps, done } = stepsWith([]);
  await release(["--provenance"], steps);
  expect(done).toEqual([
    "checked",
    "a: its files",
    "b: its files",
    "published a --provenance",
    "published b --provenance",
  ]);
});

test("refuses while something stands in the way, and names it before anything else is done", async () => {
  const { steps, done } = stepsWith(["publishing.json: fill in `bugs`."]);
  await expect(release([], steps)).rejects.toThrow("Nothing was released:\n  publishing.json: fill in `bugs`.");
  expect(done).toEqual([]);
});

test("a dry run shows what would go out and what stands in the way, and publishes nothing", async () => {
  const { steps, done } = stepsWith(["a.md"]);
  await release(["--dry-run"], steps);
  expect(done).toEqual([
    "checked",
    "a: its files",
    "b: its files",
    "A dry run: the registry was not asked, and nothing was published.",
    "A release would be refused:\n  a.md",
  ]);
});

test("a package that fails its checks is not published", async () => {
  const { steps, done } = stepsWith([]);
  const check = () => Promise.reject(new Error("FAIL"));
  await expect(release([], { ...steps, check })).rejects.toThrow("FAIL");
  expect(done).toEqual([]);
});
