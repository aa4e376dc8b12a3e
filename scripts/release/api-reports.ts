import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from "@microsoft/api-extractor";
import { entryPointsOf, type EntryPoint } from "./entry-points.ts";
import type { Package } from "./packages.ts";

/** The file of an entry point's report: `latchkey/oauth2` is `latchkey.oauth2.api.md`, `@latchkey/cli` is `latchkey.cli.api.md`. */
export function reportFileOf({ name }: EntryPoint): string {
  return `${name.replace("@", "").replaceAll("/", ".")}.api.md`;
}

/** The exports of a report that have no sentence of documentation. */
export function undocumentedExports(report: string): string[] {
  return [...report.matchAll(/^\/\/ @\w+ \(undocumented\)\nexport (?:abstract )?\w+ (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
}

/** Writes the report of each entry point of a compiled package into `folder`. */
export async function reportApi(pkg: Package, folder: string): Promise<void> {
  const { exports } = JSON.parse(await readFile(join(pkg.folder, "package.json"), "utf8"));
  const entries = entryPointsOf(pkg.name, exports);
  const scratch = await mkdtemp(join(tmpdir(), "latchkey-api-"));
  await mkdir(folder, { recursive: true });
  try {
    const configs = entries.map((entry) => configFor(pkg, entry, folder, scratch));
    const [first] = configs;
    if (first === undefined) return;
    const additionalEntryPoints = configs.map((config) => config.mainEntryPointFilePath);
    // One program for all of a package's entry points: parsing is most of the work.
    const compilerState = CompilerState.create(first, { additionalEntryPoints });
    for (const config of configs)
      Extractor.invoke(config, { compilerState, localBuild: true, messageCallback: silence });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function configFor(pkg: Package, entry: EntryPoint, reportFolder: string, reportTempFolder: string): ExtractorConfig {
  const quiet = { default: { logLevel: ExtractorLogLevel.None } };
  const configObject: IConfigFile = {
    projectFolder: pkg.folder,
    mainEntryPointFilePath: join(pkg.folder, entry.types),
    compiler: { overrideTsconfig: { compilerOptions, files: [join(pkg.folder, entry.types)] } },
    apiReport: {
      enabled: true,
      reportFileName: reportFileOf(entry),
      reportFolder,
      reportTempFolder,
      // A type that is not exported can stand in the signature of what is.
      includeForgottenExports: true,
    },
    newlineKind: "lf",
    // The types are checked elsewhere, with the compilers that we support.
    messages: { compilerMessageReporting: quiet, extractorMessageReporting: quiet, tsdocMessageReporting: quiet },
  };
  const packageJsonFullPath = join(pkg.folder, "package.json");
  return ExtractorConfig.prepare({ configObject, configObjectFullPath: undefined, packageJsonFullPath });
}

const compilerOptions = {
  module: "nodenext",
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

function silence(message: { handled: boolean }): void {
  message.handled = true;
}
