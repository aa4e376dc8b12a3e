/** Declarations and members as text, each made once: no node is ever changed, and `--watch` meets most of them again. */
import { escapeUnseen } from "../text/escape.ts";
import { unmaskPercent } from "./mask-percent.ts";
import { ts } from "./typescript.ts";

const { factory } = ts;
const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const nowhere = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);

/** The text of a declaration, with a line feed behind it. */
export const printNode: (node: ts.Node) => string = once(print);

/** The declaration of an interface, put together from its members; so is each kind of `components`. */
export function printInterface({ modifiers, name, members }: ts.InterfaceDeclaration): string {
  const lead = (modifiers ?? []).map((modifier) => `${ts.tokenToString(modifier.kind)} `).join("");
  const lines = members.map(name.text === "components" ? printKind : printMember);
  return `${lead}interface ${name.text} {\n${lines.join("")}}\n`;
}

function printKind(kind: ts.TypeElement): string {
  if (!ts.isPropertySignature(kind) || kind.type === undefined || !ts.isTypeLiteralNode(kind.type))
    return printMember(kind);
  return `    ${printName(kind.name)}: {\n${kind.type.members.map(printInnerMember).join("")}    };\n`;
}

/** The lines of a member of an interface. */
const printMember = once((member: ts.TypeElement) => inside(printMembers([member]), 1));

/** The lines of a member of an object that is a member of an interface. */
const printInnerMember = once((member: ts.TypeElement) => {
  const owner = factory.createPropertySignature(undefined, "_", undefined, factory.createTypeLiteralNode([member]));
  return inside(printMembers([owner]), 2);
});

function printMembers(members: readonly ts.TypeElement[]): string {
  return print(factory.createInterfaceDeclaration(undefined, "_", undefined, undefined, members));
}

function printName(name: ts.PropertyName): string {
  return ts.isIdentifier(name) ? name.text : print(name).trimEnd();
}

function print(node: ts.Node): string {
  return escapeUnseen(unmaskPercent(`${printer.printNode(ts.EmitHint.Unspecified, node, nowhere)}\n`));
}

/** A text without so many of its first and last lines. */
function inside(text: string, lines: number): string {
  let [start, end] = [0, text.length];
  for (let line = 0; line < lines; line++) {
    start = text.indexOf("\n", start) + 1;
    end = text.lastIndexOf("\n", end - 2) + 1;
  }
  return text.slice(start, end);
}

function once<T extends ts.Node>(make: (node: T) => string): (node: T) => string {
  const texts = new WeakMap<T, string>();
  return (node) => {
    const text = texts.get(node) ?? make(node);
    texts.set(node, text);
    return text;
  };
}
