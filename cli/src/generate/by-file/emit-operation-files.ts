/** `operations/*.ts`: the types of operations by tag, and the components other than schemas that these use. */
import { groupByFile } from "../../model/names/name-files.ts";
import type { DeclaredTypes } from "../types/declare-types.ts";
import type { Memo } from "../memo.ts";
import { schemasNamespace } from "../types/lift-schemas.ts";
import { printTypes } from "../types/print-types.ts";
import { ts } from "../types/typescript.ts";
import { componentId } from "./component-references.ts";
import { placedKinds, type FilePlan } from "./plan-files.ts";
import { referFromFile, sharedNamespace, type ReferenceLookups, type ReferringMember } from "./refer-from-file.ts";
import { type TypeMember, typeMembers } from "./type-members.ts";

/** One file. */
export interface OperationFile {
  readonly text: string;
  /** The interfaces that it exports: `operations`, and one for each kind of component. */
  readonly interfaces: readonly string[];
}

/** The files, by name without extension; `schemasOf` says from which module a file takes its schemas. */
export function emitOperationFiles(
  declared: DeclaredTypes,
  plan: FilePlan,
  schemasOf: (file: string) => string,
  extension: string,
  memo: Memo,
): Map<string, OperationFile> {
  const groups = interfacesByFile(declared, plan);
  const lookups: ReferenceLookups = {
    exported: (key) => declared.nameOf(key).exported,
    fileOf: (id) => plan.fileOfComponent(id),
  };
  const referMember = (file: string, name: string, { key, node }: TypeMember): ReferringMember =>
    memo.part(`${name} ${key} in its file`, [node, file, plan.shared], lookups, (own) =>
      referFromFile(file, node, own, plan),
    );
  const files = [plan.shared, ...plan.tags, plan.unused].flatMap((file): [string, OperationFile][] => {
    const own = Array.from(groups, ([name, byFile]) => ({ name, members: byFile.get(file) ?? [] }));
    const present = own.filter(({ members }) => members.length > 0);
    if (present.length === 0) return [];
    const written = present.map(({ name, members }) => ({
      name,
      members: members.map((member) => referMember(file, name, member)),
    }));
    const imported = new Set(written.flatMap(({ members }) => members.flatMap((member) => [...member.imported])));
    const nodes = written.map(({ name, members }) =>
      declare(
        name,
        members.map(({ node }) => node),
      ),
    );
    const imports = [
      imported.has("components") ? `import type { components } from "../schema${extension}";\n` : "",
      imported.has(schemasNamespace) ? `import type * as ${schemasNamespace} from "${schemasOf(file)}";\n` : "",
      imported.has(sharedNamespace) ? `import type * as ${sharedNamespace} from "./${plan.shared}${extension}";\n` : "",
    ];
    return [[file, { text: imports.join("") + printTypes(nodes), interfaces: present.map(({ name }) => name) }]];
  });
  return new Map(files);
}

type ByFile = ReadonlyMap<string, readonly TypeMember[]>;

/** The members of `operations` and of each kind of component. */
function interfacesByFile({ rest }: DeclaredTypes, plan: FilePlan): ReadonlyMap<string, ByFile> {
  const operations = groupByFile(typeMembers(rest, "operations"), ({ key }) => plan.fileOfOperation(key));
  const components = placedKinds.map((kind): [string, ByFile] => {
    const members = typeMembers(rest, "components", kind);
    return [kind, groupByFile(members, ({ key }) => plan.fileOfComponent(componentId(kind, key)))];
  });
  return new Map([["operations", operations], ...components]);
}

function declare(name: string, members: readonly ts.TypeElement[]): ts.InterfaceDeclaration {
  const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  return ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, members);
}
