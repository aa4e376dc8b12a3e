/** `npm run mutants [-- words of a rule or a file]`: breaks each rule of the design in turn; fails if its test does not notice. */
import { fileURLToPath } from "node:url";
import { startVitest } from "vitest/node";
import { MUTANT_OF_BUNDLES } from "../browser/bundle.ts";
import { allRules } from "./all-rules.ts";
import { pathOf, testOf, type Mutant } from "./mutant.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a mutant came to: the test that noticed, or why there is none. */
interface Outcome {
  readonly isNoticed: boolean;
  readonly by: string;
}

/** Runs the tests of one file with the code changed on its way into them; nothing is written. */
async function noticed(mutant: Mutant): Promise<Outcome> {
  const { from, to } = mutant;
  const path = pathOf(mutant);
  let count: number | undefined;
  const mutate = {
    name: "mutant",
    enforce: "pre",
    transform(code: string, id: string): string | undefined {
      if (id !== root + path) return undefined;
      count = code.split(from).length - 1;
      return code.replace(from, () => to);
    },
  } as const;
  const tests = testOf(mutant);
  // What runs in a browser is bundled by its test.
  process.env[MUTANT_OF_BUNDLES] = JSON.stringify({ file: root + path, from, to });
  const options = { root, watch: false, bail: 1, silent: true, fsModuleCache: false, reporters: [{}] };
  const vitest = await startVitest("test", [tests], options, { plugins: [mutate] });
  const modules = vitest.state.getTestModules();
  const [failed] = modules.flatMap((module) => [...module.children.allTests("failed")]);
  const [broken] = modules.flatMap((module) => module.errors());
  const isUnhandled = vitest.state.getUnhandledErrors().length > 0;
  await vitest.close();
  const isBundled = tests.startsWith("test/browser/");
  if (count === undefined && !isBundled) return { isNoticed: false, by: `${tests} does not load ${path}` };
  if (count !== 1 && !isBundled) return { isNoticed: false, by: `${path} has it ${count} times: ${from}` };
  if (broken !== undefined) return { isNoticed: false, by: `${tests} cannot be run: ${broken.message}` };
  if (failed === undefined && !isUnhandled) return { isNoticed: false, by: `no test of ${tests} notices` };
  return { isNoticed: true, by: failed?.fullName ?? "an unhandled error" };
}

const words = process.argv.slice(2).join(" ");
const mutants = allRules.filter((mutant) => mutant.rule.includes(words) || pathOf(mutant).includes(words));
let survivors = 0;
for (const mutant of mutants) {
  const { isNoticed, by } = await noticed(mutant);
  if (!isNoticed) survivors++;
  console.log(`${isNoticed ? "✓" : "✗"} ${mutant.rule} (${by})`);
}
console.log(`${mutants.length} rules broken, ${mutants.length - survivors} noticed`);
process.exitCode = survivors > 0 || mutants.length === 0 ? 1 : 0;
