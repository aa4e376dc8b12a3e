/** Declarations and members as text, each made once: no node is ever changed, and `--watch` meets most of them again. */
import { onceFor } from "../../document/parts/once-for.ts";
import { escapeUnseen } from "../text/escape.ts";
import { unmaskPercent } from "./mask-percent.ts";
import { printMember, printName, printTree } from "./print/print-tree.ts";
import { ts } from "./typescript.ts";

/** The text of a declaration, with a line feed behind it. */
export const printNode: (node: ts.Node) => string = onceFor((node) => readable(`${printTree(node)}\n`));

/** The declaration of an interface, put together from its members; so is each kind of `components`. */
export function printInterface({ modifiers, name, members }: ts.InterfaceDeclaration): string {
  const lead = (modifiers ?? []).map((modifier) => `${ts.tokenToString(modifier.kind)} `).join("");
  const lines = members.map(name.text === "components" ? printKind : printOuter);
  return `${lead}interface ${name.text} {\n${lines.join("")}}\n`;
}

function printKind(kind: ts.TypeElement): string {
  if (!ts.isPropertySignature(kind) || kind.type === undefined || !ts.isTypeLiteralNode(kind.type))
    return printOuter(kind);
  return `    ${readable(printName(kind.name))}: {\n${kind.type.members.map(printInner).join("")}    };\n`;
}

/** The lines of a member of an interface. */
const printOuter = onceFor((member: ts.TypeElement) => readable(printMember(member, "    ")));

/** The lines of a member of an object that is a member of an interface. */
const printInner = onceFor((member: ts.TypeElement) => readable(printMember(member, "        ")));

/** As it may stand in a file. */
function readable(text: string): string {
  return escapeUnseen(unmaskPercent(text));
}
