/** `REFERENCE.md`: every operation by tag, with its signature and the client that it needs. */
import { operationsByFile } from "../../model/names/name-files.ts";
import type { OperationModel, ParameterLocation, SpecModel } from "../../model/spec-model.ts";
import { describeSecurity } from "../emit/emit-client-type.ts";
import { emitSignature } from "../emit/describe-call.ts";
import { fileContext } from "../emit/file-context.ts";
import { provenanceLine } from "../emit/provenance.ts";
import { escapeUnseen } from "../text/escape.ts";
import { counted } from "../text/one-line.ts";
import { markdownCode, markdownLine } from "../text/markdown.ts";
import { describeSchemes } from "./describe-schemes.ts";
import { spelledTypes } from "./spelled-types.ts";

/** The text, for the package of this name; `types` are the texts of `schema.ts` and what it consists of. */
export function emitReference(model: SpecModel, name: string, types: readonly string[]): string {
  const spell = spelledTypes(types, model.schemas);
  const byFile = [...operationsByFile(model.operations)];
  const parts = [
    `<!-- ${provenanceLine(model.source)} -->`,
    `# Reference of ${markdownCode(name)}`,
    `${markdownLine(`${model.title} ${model.version}`)}: ${counted(model.operations.length, "operation")}, by tag.`,
    introduction(name),
    ...describeSchemes(model),
    ...byFile.flatMap(([file, operations]) =>
      emitTag(name, file, operations, (operation) =>
        emitSignature(operation, fileContext(new Set([operation.name]), model.errors), spell),
      ),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

function introduction(name: string): string {
  return `Each function is exported by ${markdownCode(name)}, and takes a client first. \`Client\` is any client; \`Client<{ a: true }>\` is one that
was created with a credential for \`a\`; of several clients with a bar between them each one fits. \`schemas\` and \`createClient\`
are exports of the package too. Wherever an operation answers a status that stands in no line, the result has it all the same.`;
}

/** Writes the signature of an operation. */
type SignatureOf = (operation: OperationModel) => string;

function emitTag(
  name: string,
  file: string,
  operations: readonly OperationModel[],
  signatureOf: SignatureOf,
): string[] {
  const endpoints = markdownCode(`${name}/endpoints/${file}`);
  return [
    `## ${markdownLine(file)}`,
    `These are in ${endpoints} too.`,
    ...operations.flatMap((operation) => emitOperation(operation, signatureOf)),
  ];
}

function emitOperation(operation: OperationModel, signatureOf: SignatureOf): string[] {
  const { summary, description, deprecated, link } = operation.docs;
  const text = summary ?? description ?? "";
  const route = `${markdownCode(`${operation.method} ${operation.path}`)} – ${describeSecurity(operation)}`;
  return [
    `### ${operation.name.replaceAll("_", String.raw`\_`)}`,
    ...(deprecated ? ["**Deprecated.**"] : []),
    ...(text.trim() === "" ? [] : [markdownLine(text)]),
    `${route}${link === undefined ? "" : ` – ${markdownLine(link.url)}`}`,
    ...describeParameters(operation),
    `\`\`\`ts\n${escapeUnseen(signatureOf(operation))}\n\`\`\``,
  ];
}

const locations: readonly ParameterLocation[] = ["path", "query", "header", "cookie"];

/** `` path `id`; query `limit`?, `cursor`? ``: what `params` has. */
function describeParameters({ parameters }: OperationModel): string[] {
  const given = parameters.filter(({ fixed }) => fixed?.isConstant !== true);
  const places = locations.flatMap((place) => {
    const names = given.filter((parameter) => parameter.in === place);
    const list = names.map(({ name, required }) => markdownCode(name) + (required ? "" : "?"));
    return list.length === 0 ? [] : [`${place} ${list.join(", ")}`];
  });
  return places.length === 0 ? [] : [`Parameters: ${places.join("; ")}.`];
}
