/** `npm run compare:security`: what we and our peers send for each shape of `security`, measured, into docs/peers.md. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compare } from "./compare-security/compare.ts";
import { generateAll } from "./compare-security/generate-all.ts";
import { createDrivers } from "./compare-security/drivers.ts";
import { installPeers } from "./compare-security/install-peers.ts";
import { writeReport } from "./compare-security/write-report.ts";
import { root } from "./release/packages.ts";
import { runScript } from "./run-script.ts";

await runScript(async () => {
  await installPeers();
  const drivers = createDrivers(await generateAll());
  const report = writeReport(await compare(drivers));
  await writeFile(join(root, "docs/peers.md"), report);
  console.log(report);
});
