/** Settings of the package's tools. */
import { packageVersion } from "../../generate/emit/provenance.ts";
import type { PackageFacts } from "../package-facts.ts";

/** The files by path. */
export function emitSettings(facts: PackageFacts): [path: string, text: string][] {
  return [
    ["tsconfig.json", json(tsconfig)],
    ["tsconfig.build.json", json(buildConfig)],
    [".changeset/config.json", json(changesets)],
    [
      ".gitattributes",
      "generated/** linguist-generated\nREFERENCE.md linguist-generated\nlatchkey.lock.json linguist-generated\n",
    ],
    [".gitignore", "node_modules/\ndist/\n*.tgz\n"],
    [".npmrc", "save-exact=true\n"],
    [".editorconfig", editorconfig],
    ...(facts.jsr ? [["jsr.json", json(jsr(facts))] as [string, string]] : []),
  ];
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const tsconfig = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    module: "nodenext",
    types: ["node"],
    noEmit: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noUnusedLocals: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    skipLibCheck: true,
  },
  include: ["src", "generated", "test", "*.ts"],
};

/** What is published needs no Node, and its declarations are checked in full. */
const buildConfig = {
  extends: "./tsconfig.json",
  compilerOptions: {
    types: [],
    noEmit: false,
    declaration: true,
    isolatedDeclarations: true,
    skipLibCheck: false,
    rootDir: ".",
    outDir: "dist",
  },
  include: ["src", "generated"],
};

const changesets = {
  $schema: "https://unpkg.com/@changesets/config/schema.json",
  changelog: "@changesets/cli/changelog",
  commit: false,
  access: "public",
  baseBranch: "main",
};

function jsr({ name }: PackageFacts): object {
  return {
    name,
    version: "0.1.0",
    exports: { ".": "./src/index.ts" },
    imports: {
      latchkey: `npm:latchkey@^${packageVersion}`,
      "latchkey/generated": `npm:latchkey@^${packageVersion}/generated`,
      "latchkey/generated/path-client": `npm:latchkey@^${packageVersion}/generated/path-client`,
    },
    publish: { include: ["src", "generated", "README.md", "REFERENCE.md", "LICENSE", "skills"] },
  };
}

const editorconfig = `root = true

[*]
charset = utf-8
end_of_line = lf
indent_style = space
indent_size = 2
insert_final_newline = true
trim_trailing_whitespace = true

[generated/**]
trim_trailing_whitespace = false
`;
