import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { runOrThrow } from "../../scripts/run-command.ts";

const spare = (args: readonly string[]): string => `
  import { spareCompiler } from ${JSON.stringify(join(root, "cli/src/short-run.ts"))};
  spareCompiler(${JSON.stringify(args)});
  const hot = () => 1;
  %PrepareFunctionForOptimization(hot);
  hot();
  %OptimizeFunctionOnNextCall(hot);
  hot();
  const isTurboFanned = 64; // As V8's own tests have it (test/mjsunit/mjsunit.js, V8OptimizationStatus).
  console.log((%GetOptimizationStatus(hot) & isTurboFanned) > 0);
`;

test.each([
  ["generate openapi.yaml", false],
  ["generate openapi.yaml --watch", true],
  ["mock openapi.yaml", true],
  ["", true],
])("latchkey %s has V8's slowest compiler: %s", async (line, isThere) => {
  const node = ["--allow-natives-syntax", "--input-type=module", "--eval", spare(line.split(" "))];
  expect(await runOrThrow(process.execPath, node, root)).toBe(`${isThere}\n`);
});
