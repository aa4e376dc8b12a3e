import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  Application,
  type Comment,
  type Context,
  Converter,
  type ProjectReflection,
  type TypeDocOptions,
} from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";
import type { Package } from "./packages.ts";

/** An entry point that has a page of the API reference. */
export interface DocumentedEntry {
  /** How an import names it, such as `@latchkey/cli/mock`. */
  readonly name: string;
  /** The source file that it leads to. */
  readonly source: string;
}

/** The entry points of a package that people import; what only generated code imports has no page. */
export async function documentedEntries({ name, folder }: Package): Promise<DocumentedEntry[]> {
  const { exports } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const targets = Object.entries<{ readonly "latchkey-source"?: string }>(exports);
  return targets.flatMap(([subpath, { "latchkey-source": source }]) =>
    source === undefined || subpath.startsWith("./generated")
      ? []
      : [{ name: name + subpath.slice(1), source: join(folder, source) }],
  );
}

/** The page of an entry point: `@latchkey/cli/mock` has `latchkey.cli.mock.md`. */
export function pageOf(name: string): string {
  return `${name.replace("@", "").replaceAll("/", ".")}.md`;
}

/** Writes the API reference into `folder`: a page for each entry point, made of its documentation, and a list of them. */
export async function writeApiPages(
  entries: readonly DocumentedEntry[],
  folder: string,
  tsconfig: string,
): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "latchkey-pages-"));
  try {
    const options: TypeDocOptions & PluginOptions = {
      ...layout,
      tsconfig,
      entryPoints: entries.map(({ source }) => source),
      outputs: [{ name: "markdown", path: work }],
    };
    const app = await Application.bootstrapWithPlugins(options);
    app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => leaveOut(project));
    const project = await app.convert();
    if (project === undefined) throw new Error("The sources could not be read.");
    nameModules(project, entries);
    forgetSources(project);
    await app.generateOutputs(project);
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(work)) await copyPage(join(work, name), join(folder, fileName(name)));
    await writeFile(join(folder, "README.md"), listOf(project, entries));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** TypeDoc names a module after its file; a reader knows it by the name of its import. */
function nameModules(project: ProjectReflection, entries: readonly DocumentedEntry[]): void {
  for (const module of project.children ?? []) {
    const source = module.sources?.[0]?.fullFileName;
    const entry = entries.find((one) => one.source === source);
    if (entry !== undefined) module.name = entry.name;
  }
}

/** Leaves out what no application calls: members whose names begin with `~` are for generated code. */
function leaveOut(project: ProjectReflection): void {
  const inner = Object.values(project.reflections).filter(({ name }) => name.startsWith("~"));
  for (const reflection of inner) project.removeReflection(reflection);
}

/** The lines where something stands change with every edit. */
function forgetSources(project: ProjectReflection): void {
  for (const reflection of Object.values(project.reflections)) if ("sources" in reflection) delete reflection.sources;
}

/** No file name begins with `@`, so that links to it need no escape. */
function fileName(name: string): string {
  return name.replace("@", "");
}

async function copyPage(from: string, to: string): Promise<void> {
  const text = await readFile(from, "utf8");
  const lines = text.replaceAll("](@", "](").split("\n");
  await writeFile(
    to,
    `${lines
      .map((line) => line.trimEnd())
      .join("\n")
      .trimEnd()}\n`,
  );
}

function listOf(project: ProjectReflection, entries: readonly DocumentedEntry[]): string {
  const rows = entries.map(({ name }) => {
    const module = project.children?.find((child) => child.name === name);
    return `| [\`${name}\`](${pageOf(name)}) | ${summaryOf(module?.comment)} |`;
  });
  return [
    "# The API reference",
    "",
    "Every export of both packages, from the documentation in the sources. `npm run docs:api` writes these pages; do not edit them.",
    "",
    "| import from | what it has |",
    "| --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function summaryOf(comment: Comment | undefined): string {
  const text = comment?.summary.map((part) => part.text).join("") ?? "";
  return text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
}

const layout: TypeDocOptions & PluginOptions = {
  name: "The API reference",
  plugin: ["typedoc-plugin-markdown"],
  readme: "none",
  logLevel: "Error",
  // The types are checked elsewhere, with the compilers that we support.
  skipErrorChecking: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeExternals: true,
  groupOrder: ["Functions", "Variables", "Classes", "Interfaces", "Type Aliases"],
  outputFileStrategy: "modules",
  flattenOutputFiles: true,
  entryFileName: "README",
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  parametersFormat: "table",
  propertiesFormat: "table",
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  typeDeclarationFormat: "table",
  propertyMembersFormat: "table",
  tableColumnSettings: {
    hideDefaults: true,
    hideInherited: true,
    hideModifiers: true,
    hideOverrides: true,
    hideSources: true,
    leftAlignHeaders: true,
  },
};
