/** Generates from a scrap of YAML, without a disk. */
import { generateFiles, type GenerateOptions } from "../../../cli/src/generate/generate.ts";
import type { SpecModel } from "../../../cli/src/model/spec-model.ts";

/** What is generated from a document whose `openapi` and `info` need not be written. */
export function generateText(
  yaml: string,
  options: Partial<GenerateOptions & { readonly typesByFile: boolean }> = {},
): { model: SpecModel; files: ReadonlyMap<string, string>; file(path: string): string } {
  const head = "openapi: 3.1.0\ninfo: { title: Test, version: 1.0.0 }\n";
  const source = { file: "test.yaml", name: "test.yaml", text: yaml.startsWith("openapi") ? yaml : head + yaml };
  const { model, files } = generateFiles(source, options);
  return { model, files, file: (path) => files.get(path) ?? "" };
}

/** The one declaration of `endpoints/default.ts`, without imports and comment. */
export function endpointText(operation: string, rest = ""): string {
  const text = generateText(`paths:\n${operation}\n${rest}`).file("endpoints/default.ts");
  return text.slice(text.indexOf("export const"));
}

/** The three type arguments of that declaration: client, init, result. */
export function endpointTypes(operation: string, rest = ""): string {
  const text = endpointText(operation, rest);
  return text.slice(text.indexOf("<") + 2, text.indexOf("\n> = "));
}
