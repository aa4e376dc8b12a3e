/** `latchkey init`: from a document to a package that can be tested, packed and published. */
import { basename, join } from "node:path";
import { stringAt, valueAt } from "../document/json.ts";
import type { Source } from "../document/sources/source.ts";
import { InputError } from "../document/spec-error.ts";
import type { Files } from "../generate/emit/emit-folder.ts";
import { generateFrom, type GenerateOptions, type GenerateResult, type ReadDocument } from "../generate/generate.ts";
import { skillName } from "../generate/beside/emit-skill.ts";
import { emitPackage } from "./emit/emit-package.ts";
import type { GivenConfig, InitOptions } from "./init-options.ts";
import { assertPackageName } from "./names.ts";
import type { PackageFacts } from "./package-facts.ts";
import { placeDocument, type PlacedDocument } from "./place-document.ts";
import { sampleCalls } from "./sample-calls.ts";
import { assertRoom, stagePackage, writeFiles } from "./stage-package.ts";

/** What was made. */
export interface InitResult {
  readonly facts: PackageFacts;
  /** Paths of all files in the package, in order. */
  readonly paths: readonly string[];
  readonly placed: PlacedDocument;
}

/** Makes the package. Throws an `InputError` or a `SpecError` when the input is at fault; nothing is written then. */
export async function initPackage(options: InitOptions, onStage?: (stage: string) => void): Promise<InitResult> {
  assertPackageName(options.name);
  assertLicense(options.license);
  const config = assertData(options.config);
  await assertRoom(options.dir);
  const access = pick(options);
  // The first time nothing is written: what is wrong with the document is said of the file that was named.
  const nowhere = join(options.dir, "generated");
  const { overlays = [], ...said } = config;
  const shaping = { ...said, importExtension: ".ts" as const };
  const found = await generateFrom({
    ...shaping,
    ...access,
    overlays,
    spec: options.spec,
    out: nowhere,
    check: true,
    ...(onStage && { onStage }),
  });
  const count = found.sources.length - overlays.length;
  const placed = placeDocument(found.sources.slice(0, count));
  const beside = placeOverlays(overlays, found.sources.slice(count));
  const facts = factsOf(
    options,
    { ...config, ...(overlays.length > 0 && { overlays: [...beside.keys()] }) },
    found,
    placed,
  );
  const files = new Map([...emitPackage(facts), ...placed.files, ...textsOf(beside)]);
  return stagePackage(options.dir, async (staging) => {
    await writeFiles(staging, files);
    const at = (path: string): string => (/^https?:/i.test(path) ? path : join(staging, path));
    const made = await generateFrom({
      ...shaping,
      ...access,
      overlays: [...beside.keys()].map(at),
      spec: at(facts.spec),
      out: join(staging, "generated"),
      package: besideFolder(facts, at),
    });
    const generated = made.files.missing.map((path) => join("generated", path).replaceAll("\\", "/"));
    return { facts, placed, paths: [...files.keys(), ...generated].toSorted() };
  });
}

function besideFolder({ name, slug }: PackageFacts, at: (path: string) => string): GenerateOptions["package"] & object {
  return { name, reference: at("REFERENCE.md"), skill: at(`skills/${slug}/SKILL.md`), lock: at("latchkey.lock.json") };
}

/** A licence is an SPDX expression; its characters are harmless wherever it is written. */
function assertLicense(license: string): void {
  if (/^[\w.+() -]{1,100}$/.test(license)) return;
  throw new InputError(
    `${JSON.stringify(license)} is no licence.`,
    'Take an SPDX identifier, such as "MIT" or "Apache-2.0".',
  );
}

/** The configuration is written down anew, so it has to be data. */
function assertData(config: GivenConfig): GivenConfig {
  if (typeof config.names !== "function") return config;
  throw new InputError(
    "`names` of the configuration is a function, which cannot be copied into a package.",
    "Leave it out here, and write it into the package's latchkey.config.ts.",
  );
}

function pick({ allowOutside, allowPrivate, headers }: InitOptions): Partial<GenerateOptions> {
  return {
    ...(allowOutside !== undefined && { allowOutside }),
    ...(allowPrivate !== undefined && { allowPrivate }),
    ...(headers !== undefined && { headers }),
  };
}

/** Overlays that are files go into the package; addresses stay. By what the package's configuration calls them. */
function placeOverlays(overlays: readonly string[], sources: readonly Source[]): Map<string, string | undefined> {
  const placed = new Map<string, string | undefined>();
  for (const [index, overlay] of overlays.entries()) {
    const isAddress = /^https?:/i.test(overlay);
    const path = isAddress ? overlay : `overlays/${basename(overlay)}`;
    if (placed.has(path)) throw new InputError(`Two overlays are called ${basename(overlay)}.`, "Rename one of them.");
    placed.set(path, isAddress ? undefined : sources[index]?.text);
  }
  return placed;
}

function textsOf(placed: ReadonlyMap<string, string | undefined>): Files {
  return new Map([...placed].flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

function factsOf(
  options: InitOptions,
  config: GivenConfig,
  { model, list, document }: GenerateResult & ReadDocument,
  { spec, address }: PlacedDocument,
): PackageFacts {
  const { name, license, repository, author, jsr } = options;
  const info = valueAt(document.root, "info");
  const description = stringAt(info, "summary") ?? stringAt(info, "description");
  const calls = sampleCalls({ root: document.root, list: list.operations, model });
  return {
    name,
    slug: skillName(name),
    license,
    repository,
    author,
    jsr,
    spec,
    address,
    model,
    description,
    calls,
    config,
  };
}
