import { expect, test } from "vitest";
import { publish, type Run } from "../../../scripts/release/publish.ts";

const pkg = { name: "x", version: "1.0.0", tarball: "/artifacts/x-1.0.0.tgz" };

/** Answers like a registry that has these versions; keeps what it was asked. */
function registryWith(...versions: readonly string[]): { readonly run: Run; readonly asked: string[] } {
  const asked: string[] = [];
  const run: Run = (command, args) => {
    asked.push([command, ...args].join(" "));
    const isKnown = args[0] !== "view" || versions.includes(args[1] ?? "");
    return Promise.resolve({ code: isKnown ? 0 : 1, output: isKnown ? "1.0.0\n" : "E404" });
  };
  return { run, asked };
}

test("publishes the tarball that was checked, with the arguments of the command", async () => {
  const { run, asked } = registryWith();
  await publish(pkg, ["--provenance"], run);
  expect(asked).toEqual(["npm view x@1.0.0 version", "npm publish /artifacts/x-1.0.0.tgz --provenance"]);
});

test("leaves a version alone that npm has", async () => {
  const { run, asked } = registryWith("x@1.0.0");
  expect(await publish(pkg, [], run)).toBe("x 1.0.0 is published already.");
  expect(asked).toHaveLength(1);
});

test("says what npm said if it refuses", async () => {
  const run: Run = () => Promise.resolve({ code: 1, output: "E403 no trusted publisher" });
  await expect(publish(pkg, [], run)).rejects.toThrow("E403 no trusted publisher");
});
