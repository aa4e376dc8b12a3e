/** `endpoints/*.ts`: one file a tag, one declaration an operation. */
import type { LinkModel, OperationModel } from "../../model/spec-model.ts";
import { docComment, prose, proseLine } from "../text/doc-comment.ts";
import { printBroken, printUnion, pure } from "../text/layout.ts";
import { quote } from "../text/quote.ts";
import type { TypeModules } from "../types/emit-types.ts";
import { code, describeSecurity, emitClientType } from "./emit-client-type.ts";
import { emitAlternatives } from "./emit-alternatives.ts";
import { emitInitType } from "./emit-init-type.ts";
import { bodiesOf, emitOperationData, stylesOf } from "./emit-operation-data.ts";
import { emitResultType } from "./emit-result-type.ts";
import { streamValues } from "./emit-stream.ts";
import { fileContext, type FileContext } from "./file-context.ts";

/** The text of one endpoint file, without its first line. */
export function emitEndpoints(operations: readonly OperationModel[], modules: TypeModules, errors?: string): string {
  const file = fileContext(new Set(operations.map(({ name }) => name)), errors);
  const declarations = operations.map((operation) => emitEndpoint(operation, file));
  return `${file.imports(modules)}\n\n${declarations.join("\n")}`;
}

function emitEndpoint(operation: OperationModel, file: FileContext): string {
  if (operation.responses.some(({ headers }) => headers.length > 0)) file.runtimeValue("declaredHeaders");
  for (const name of [stylesOf(operation), bodiesOf(operation), ...streamValues(operation)])
    if (name !== undefined) file.runtimeValue(name);
  const alternatives = emitAlternatives(operation, file);
  const type = file.runtimeType(alternatives === undefined ? "Endpoint" : "NegotiatedEndpoint");
  const types = [
    emitClientType(operation),
    emitInitType(operation, file),
    emitResultType(operation, file),
    ...(alternatives === undefined ? [] : [[alternatives]]),
  ];
  const lines = types.map(
    (members, index) => `${printUnion(members, "  ", 1)}${index < types.length - 1 ? "," : ""}\n`,
  );
  const data = printBroken(emitOperationData(operation));
  const paged = operation.pages === undefined ? "" : ` & ${file.runtimeType("Paged")}<${quote(operation.pages.items)}>`;
  return `${docComment(describeOperation(operation))}export const ${operation.name}: ${type}<\n${lines.join("")}>${paged} = ${pure} defineEndpoint(${data});\n`;
}

/** Summary, description, the route with what it requires, where it leads, and the tags that editors know. */
function describeOperation(operation: OperationModel): string {
  const { summary = "", description = "", deprecated, link, links } = operation.docs;
  const route = `${code(`${operation.method} ${operation.path}`)} – ${describeSecurity(operation)}`;
  const leads = links.map(describeLink).join("\n");
  const pages =
    operation.pages === undefined ? "" : `Comes in pages: ${code("pages")} of ${code("latchkey")} has all items.`;
  const words = prose(description) === prose(summary) ? "" : prose(description);
  const paragraphs = [prose(summary), words, route, pages, leads];
  const tags = [...(deprecated ? ["@deprecated"] : []), ...(link === undefined ? [] : [`@see ${emitLink(link)}`])];
  return [...paragraphs.filter((text) => text !== ""), ...(tags.length > 0 ? [tags.join("\n")] : [])].join("\n\n");
}

/** `` - 201 leads to `getPost`: `id` is `$response.body#/id`. What was made. `` */
function describeLink({ status, target, values, description = "" }: LinkModel): string {
  const sources = values.map(
    ([name, value]) => `${code(name)} is ${code(typeof value === "string" ? value : JSON.stringify(value))}`,
  );
  const from = sources.length === 0 ? "" : `: ${sources.join(", ")}`;
  return `- ${proseLine(status)} leads to ${code(target)}${from}. ${proseLine(description)}`.trimEnd();
}

/** A brace would end the tag, and a space the address. */
function emitLink({ url, title }: { readonly url: string; readonly title: string | undefined }): string {
  const address = proseLine(url).replaceAll(/[\s{}|]/g, encodeURIComponent);
  const text = title === undefined ? "" : ` ${proseLine(title).replaceAll(/[{}|]/g, "")}`;
  return `{@link ${address}${text}}`;
}
