/** `npm run budgets`: measures the bundles of `bench/size/cases.ts`, and makes their sizes the budgets. */
import { join } from "node:path";
import { writeApplication } from "../bench/size/application.ts";
import { writeBudgets } from "../bench/size/budget-file.ts";
import { type BundleSize, bundleSize } from "../bench/size/bundle-size.ts";
import { cases } from "../bench/size/cases.ts";
import { root } from "./release/packages.ts";
import { runScript } from "./run-script.ts";

await runScript(async () => {
  const folder = join(root, ".scratch/budgets");
  await writeApplication(folder);
  const sizes: Record<string, BundleSize> = {};
  for (const [name, source] of Object.entries(cases)) {
    sizes[name] = await bundleSize(source, folder);
    console.log(`${name}: ${sizes[name].gzipped} bytes compressed, ${sizes[name].minified} minified`);
  }
  await writeBudgets(sizes);
});
