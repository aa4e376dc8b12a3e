/** `schema.ts` over `operations/*.ts`: everything in the shape that openapi-fetch wants. */
import { takeName } from "../../document/take-name.ts";
import { splitWords, toCamelCase } from "../../model/names/identifier.ts";
import type { DeclaredTypes } from "../types/declare-types.ts";
import { schemasNamespace } from "../types/lift-schemas.ts";
import { printTypes } from "../types/print-types.ts";
import { ts } from "../types/typescript.ts";
import type { OperationFile } from "./emit-operation-files.ts";
import { placedKinds } from "./plan-files.ts";
import { updateMembers, updateType } from "../types/operation-parameters.ts";
import { isInterface, withKey } from "./type-members.ts";

const { factory } = ts;

/** The text, without its first lines. */
export function emitWholeSchema(
  { rest, schemas }: DeclaredTypes,
  files: ReadonlyMap<string, OperationFile>,
  extension: string,
): string {
  const taken = new Set<string>();
  const modules = Array.from(files, ([file, { interfaces }]) => ({
    // No keyword ends like this, and no name of openapi-typescript's.
    name: takeName(`${toCamelCase(splitWords(file))}Types`, taken),
    file,
    interfaces,
  }));
  const ownersOf = (name: string): string[] =>
    modules.flatMap((module) => (module.interfaces.includes(name) ? [`${module.name}.${name}`] : []));
  const joined = [`operations`, ...placedKinds].filter((name) => ownersOf(name).length > 0);
  const nodes = rest.flatMap((node) => {
    if (isInterface(node, "operations") && joined.includes("operations")) return [];
    return [isInterface(node, "components") ? withNames(node, joined) : node];
  });
  return [
    ...(schemas.length === 0 ? [] : [`import type * as ${schemasNamespace} from "./schemas${extension}";\n`]),
    ...modules.map(({ name, file }) => `import type * as ${name} from "./operations/${file}${extension}";\n`),
    printTypes(nodes),
    ...joined.map((name) => join(name === "operations" ? "export " : "", name, ownersOf(name))),
  ].join("");
}

/** `components` with the names of interfaces in the place of their members. */
function withNames(components: ts.InterfaceDeclaration, names: readonly string[]): ts.InterfaceDeclaration {
  const members = components.members.map((member) => {
    const { key } = withKey(member);
    if (!names.includes(key) || !ts.isPropertySignature(member)) return member;
    return updateType(member, factory.createTypeReferenceNode(key));
  });
  return updateMembers(components, members);
}

/** One type of several. An interface is resolved once; linters refuse one that extends a single other and adds nothing. */
function join(lead: string, name: string, owners: readonly string[]): string {
  const [first = "never", ...others] = owners;
  return others.length === 0
    ? `${lead}type ${name} = ${first};\n`
    : `${lead}interface ${name}\n  extends ${owners.join(",\n    ")} {}\n`;
}
