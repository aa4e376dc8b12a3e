/** All files of a generated folder. */
import type { SpecModel } from "../../model/spec-model.ts";
import { operationsByFile } from "../../model/names/name-files.ts";
import { type Memo, noMemo } from "../memo.ts";
import type { TypeTexts } from "../types/emit-types.ts";
import { emitClient } from "./emit-client.ts";
import { emitEndpoints } from "./emit-endpoints.ts";
import { emitIndex } from "./emit-index.ts";
import { emitPathClient } from "./emit-path-client.ts";
import { emitSchemas } from "./emit-schemas.ts";
import { emitProvenance } from "./provenance.ts";

/** How relative imports end: `.js` for any build, `.ts` where Node or a bundler reads the sources. */
export type ImportExtension = ".js" | ".ts" | "";

/** File contents by path relative to the folder, with slashes. */
export type Files = ReadonlyMap<string, string>;

/** Writes every file. */
export function emitFolder(model: SpecModel, types: TypeTexts, extension: ImportExtension, memo: Memo = noMemo): Files {
  const byFile = operationsByFile(model.operations);
  const names = [...byFile.keys()];
  const texts: [string, string][] = [
    ["index.ts", emitIndex(model, names, extension)],
    ["client.ts", emitClient(model, extension)],
    ...[...byFile].map(([file, operations]): [string, string] => {
      const modules = types.modulesOf(file);
      const given = [...operations, modules.operations, modules.schemas, model.errors];
      const make = (): string => emitEndpoints(operations, modules, model.errors);
      return [`endpoints/${file}.ts`, memo.part(`endpoints ${file}`, given, {}, make)];
    }),
    ...emitSchemas(model.schemas, types.schemas, extension),
    ["path-client.ts", emitPathClient(byFile, extension)],
    ["schema.ts", types.schema],
    ...Array.from(types.operations, ([file, text]): [string, string] => [`${file}.ts`, text]),
  ];
  const provenance = emitProvenance(model);
  return new Map(texts.map(([path, text]) => [path, `${provenance}\n${text}`]));
}
