import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Compiler, diagnose, type Diagnostic } from "../types/diagnose.ts";
import { type GeneratedSdk, sdks } from "./generate-sdk.ts";

/** The strictest settings of TypeScript; the declarations of the built runtime are checked too. */
const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
  module: "nodenext",
  types: [],
  declaration: true,
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
};

/** A compiler's errors by the folder of the SDK. */
export type ErrorsByFolder = ReadonlyMap<string, readonly Diagnostic[]>;

/** Compiles the SDKs, several in one program, so that the standard library is checked once for all of them. */
export async function compileSdks(compiler: Compiler, generated: readonly GeneratedSdk[]): Promise<ErrorsByFolder> {
  const errors = new Map<string, Diagnostic[]>();
  for (const batch of batches(generated)) {
    const include = batch.map(({ folder }) => `${folder}/**/*.ts`);
    await writeFile(join(sdks, "tsconfig.json"), JSON.stringify({ compilerOptions, include }, undefined, 2));
    const { diagnostics } = await diagnose(compiler, sdks);
    for (const diagnostic of diagnostics) {
      const [folder = ""] = diagnostic.file.split("/", 1);
      errors.set(folder, [...(errors.get(folder) ?? []), diagnostic]);
    }
  }
  return errors;
}

/** How many the compiler can take with its usual memory. */
const batchBytes = 25_000_000;

function batches(generated: readonly GeneratedSdk[]): GeneratedSdk[][] {
  const all: GeneratedSdk[][] = [];
  let room = 0;
  for (const sdk of generated) {
    if (sdk.size > room) {
      all.push([]);
      room = batchBytes;
    }
    all.at(-1)?.push(sdk);
    room -= sdk.size;
  }
  return all;
}
