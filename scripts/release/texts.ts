/** The texts of the runtime's errors: found in its sources by their tag, and numbered in docs/errors.md. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./packages.ts";

/** Where the texts stand by their numbers. */
export const catalogFile: string = join(root, "docs/errors.md");

/** Numbers by text. */
export type Catalog = ReadonlyMap<string, number>;

const heading = "## Texts by number";
const ROW = /^\| <a id="(\d+)"><\/a>\d+ \| (.*) \|$/;

/** The catalog that a manual has; empty without one. */
export function catalogIn(manual: string): Catalog {
  const rows = manual.split("\n").flatMap((line) => {
    const [, number, text] = ROW.exec(line) ?? [];
    return text === undefined ? [] : [[text.replaceAll("\\|", "|"), Number(number)] as const];
  });
  return new Map(rows);
}

/** The catalog for these texts: those that have a number keep it, and no number is given twice. */
export function numbered(texts: ReadonlySet<string>, catalog: Catalog): Catalog {
  let last = Math.max(0, ...catalog.values());
  const kept = [...catalog].filter(([text]) => texts.has(text));
  const added = [...texts].filter((text) => !catalog.has(text)).toSorted();
  return new Map([...kept, ...added.map((text): [string, number] => [text, ++last])]);
}

/** The manual with the catalog in the place of its table. */
export function manualWith(manual: string, catalog: Catalog): string {
  const lines = manual.split("\n");
  const start = lines.indexOf("| number | text |", lines.indexOf(heading));
  if (start === -1) throw new Error(`docs/errors.md has no table under "${heading}"`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  const rows = [...catalog]
    .toSorted(([, one], [, other]) => one - other)
    .map(([text, number]) => `| <a id="${number}"></a>${number} | ${text.replaceAll("|", "\\|")} |`);
  return [...lines.slice(0, start + 2), ...rows, ...lines.slice(end)].join("\n");
}

/** The texts of all sources in a folder. */
export async function textsIn(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((name) => name.endsWith(".ts")).toSorted();
  const sources = await Promise.all(files.map(async (name) => readFile(join(folder, name), "utf8")));
  return new Set(sources.flatMap((source) => textsOf(source)));
}

/** The texts of one source. */
export function textsOf(source: string): string[] {
  if (!source.includes("say`")) return [];
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isSaid(node)) texts.push(textOf(node.template));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest));
  return texts;
}

/** Puts numbers in the place of the texts. */
export function withoutTexts(catalog: Catalog): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const visit = (node: ts.Node): ts.Node => {
      const inner = ts.visitEachChild(node, visit, context);
      if (!isSaid(node) || !isSaid(inner)) return inner;
      const number = numberOf(textOf(node.template), catalog);
      const { factory } = context;
      return factory.createCallExpression(inner.tag, undefined, [
        factory.createNumericLiteral(number),
        ...valuesOf(inner.template),
      ]);
    };
    return ts.visitEachChild(file, visit, context);
  };
}

function numberOf(text: string, catalog: Catalog): number {
  const number = catalog.get(text);
  if (number === undefined)
    throw new Error(`docs/errors.md has no number for this text; run \`npm run texts\`: ${text}`);
  return number;
}

function isSaid(node: ts.Node): node is ts.TaggedTemplateExpression {
  return ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text === "say";
}

/** A text with the names of what stands in it: `The call took longer than {timeout} ms`. */
function textOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const parts = template.templateSpans.map(({ expression, literal }) => `{${nameOf(expression)}}${literal.text}`);
  return template.head.text + parts.join("");
}

function valuesOf(template: ts.TemplateLiteral): ts.Expression[] {
  return ts.isNoSubstitutionTemplateLiteral(template) ? [] : template.templateSpans.map(({ expression }) => expression);
}

/** What a value is called: by its own name, or by that of what it is made from. */
function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  if (!ts.isCallExpression(expression)) return "…";
  const [argument] = expression.arguments;
  if (argument !== undefined) return nameOf(argument);
  return ts.isPropertyAccessExpression(expression.expression) ? nameOf(expression.expression.expression) : "…";
}
