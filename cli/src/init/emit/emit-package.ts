/** All files of a package but the document and what is generated from it. */
import type { Files } from "../../generate/emit/emit-folder.ts";
import type { PackageFacts } from "../package-facts.ts";
import { emitConfig } from "./latchkey-config.ts";
import { emitPackageJson } from "./package-json.ts";
import { emitPackageTest } from "./package-test.ts";
import { emitPapers } from "./papers.ts";
import { emitReadme } from "./readme.ts";
import { emitSettings } from "./settings.ts";
import { emitSources } from "./sources.ts";
import { emitSdkTest, emitTypesTest } from "./tests.ts";
import { emitWorkflows } from "./workflows.ts";

/** The texts by path. */
export function emitPackage(facts: PackageFacts): Files {
  return new Map([
    ["package.json", emitPackageJson(facts)],
    ["latchkey.config.ts", emitConfig(facts)],
    ...emitSettings(facts),
    ...emitSources(facts),
    ["test/sdk.test.ts", emitSdkTest(facts)],
    ["test/types.test.ts", emitTypesTest(facts)],
    ["test/package.test.ts", emitPackageTest(facts)],
    ["README.md", emitReadme(facts)],
    ...emitPapers(facts),
    ...emitWorkflows(facts),
  ]);
}
