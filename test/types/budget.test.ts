import { beforeAll, describe, expect, test } from "vitest";
import { latchkey } from "../../scripts/types/large/applications.ts";
import { generateLarge, type LargeSdk } from "../../scripts/types/large/write-large.ts";
import { compilers, type Diagnosis, diagnose, patience } from "../../scripts/types/diagnose.ts";

/** What a call may cost: path and query parameters, a body four levels deep, a result that is narrowed. */
const budget = 350;
const calls = 20;

let sdk: LargeSdk;

beforeAll(async () => {
  sdk = await generateLarge("budget", 200);
}, patience);

describe.each(compilers)("$name", (compiler) => {
  let without: Diagnosis;
  let withCalls: Diagnosis;

  beforeAll(async () => {
    const options = { skipLibCheck: true, declaration: false, noUnusedLocals: false };
    without = await diagnose(compiler, await sdk.write("no-calls", latchkey, 0, options));
    withCalls = await diagnose(compiler, await sdk.write("calls", latchkey, calls, options));
  }, patience);

  test("finds nothing wrong with a large SDK and its calls", () => {
    const foreign = /(^|\/)src\//;
    expect(withCalls.diagnostics.filter(({ file }) => !foreign.test(file))).toEqual([]);
  });

  test(`needs no more than ${budget} instantiations for a call`, () => {
    expect((withCalls.instantiations - without.instantiations) / calls).toBeLessThanOrEqual(budget);
  });
});
